namespace Keytide.Connectors.Files;

/// <summary>
/// A folder that stays open while what is in it waits to be opened from there, which spares the system the walk from the root.
/// </summary>
/// <param name="descriptor">Closed when nobody uses it any more.</param>
/// <param name="all">Told when that is.</param>
internal sealed class OpenFolder(int descriptor, OpenFolders all)
{
    private int _users = 1;

    public int Descriptor => descriptor;

    /// <summary>For one more user.</summary>
    public OpenFolder Shared()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _users) == 0)
        {
            _ = RegularFile.CloseDescriptor(descriptor);
            all.CountClosed();
        }
    }
}
