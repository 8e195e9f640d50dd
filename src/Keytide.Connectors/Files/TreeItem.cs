namespace Keytide.Connectors.Files;

/// <summary>A piece of work of a tree scan.</summary>
internal abstract class TreeItem
{
    public abstract void Do(TreeWork work, Worker worker);

    /// <summary>It will not be done: what it holds is let go.</summary>
    public virtual void Abandon()
    {
    }
}
