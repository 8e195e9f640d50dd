namespace Keytide.Connectors.Files;

/// <summary>
/// A folder that stays open while what is in it waits to be opened from there, which spares the system the walk from the root.
/// </summary>
internal sealed class OpenFolder
{
    private readonly int _descriptor;
    private readonly OpenFolders _all;
    private int _users = 1;

    /// <param name="descriptor">Closed when nobody uses it any more.</param>
    /// <param name="all">Told when that is.</param>
    public OpenFolder(int descriptor, OpenFolders all)
    {
        _descriptor = descriptor;
        _all = all;
    }

    public int Descriptor => _descriptor;

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
            _ = RegularFile.CloseDescriptor(_descriptor);
            _all.CountClosed();
        }
    }
}
