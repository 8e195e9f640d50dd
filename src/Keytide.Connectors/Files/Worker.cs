namespace Keytide.Connectors.Files;

/// <summary>What one thread of a tree scan has to itself.</summary>
internal sealed class Worker(FileScanner scanner) : IDisposable
{
    public FileScanner Scanner => scanner;

    public FolderEntries Entries { get; } = new();

    public List<byte> Names { get; } = [];

    public void Dispose() => Entries.Dispose();
}
