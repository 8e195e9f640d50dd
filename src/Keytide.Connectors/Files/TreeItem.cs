namespace Keytide.Connectors.Files;

/// <summary>A piece of work of a tree scan.</summary>
internal abstract class TreeItem
{
    public abstract void Do(TreeWork work, Worker worker);
}
