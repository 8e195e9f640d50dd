using Keytide.Scanner;

namespace Keytide.Connectors.Files;

/// <summary>What one thread of a tree scan has to itself.</summary>
internal sealed class Worker(ScannerSettings settings, FileLeakHandler found) : IDisposable
{
    public FileScanner Scanner { get; } = new(settings, found);

    public FolderEntries Entries { get; } = new();

    public List<byte> Names { get; } = [];

    public void Dispose() => Entries.Dispose();
}
