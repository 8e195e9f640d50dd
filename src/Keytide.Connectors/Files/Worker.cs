namespace Keytide.Connectors.Files;

/// <summary>What one thread of a tree scan has to itself.</summary>
internal sealed class Worker(FileScanner scanner) : IDisposable
{
    public FileScanner Scanner => scanner;

    public FolderEntries Entries { get; } = new();

    /// <summary>Names that are being collected, each followed by a zero byte.</summary>
    public MemoryStream Names { get; } = new();

    /// <summary>All names of a folder that are not ignored, a line each.</summary>
    public MemoryStream Listed { get; } = new();

    public void Dispose() => Entries.Dispose();
}
