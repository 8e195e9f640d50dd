namespace Keytide.Connectors.Files;

/// <summary>Bounds how many folders stay open at once: a process may open some thousand files, on some systems 256.</summary>
internal sealed class OpenFolders
{
    /// <summary>More than a tree is deep, for each of some workers.</summary>
    public const int Most = 128;

    private int _count;

    /// <summary>Has a folder stay open; null where too many do already.</summary>
    public OpenFolder? TryKeep(FolderEntries entries)
    {
        if (Interlocked.Increment(ref _count) <= Most && entries.HandOver() is var descriptor and not FolderEntries.NotOpen)
        {
            return new OpenFolder(descriptor, this);
        }

        Interlocked.Decrement(ref _count);
        return null;
    }

    public void CountClosed() => Interlocked.Decrement(ref _count);
}
