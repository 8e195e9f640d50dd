using Keytide.Scanning;

namespace Keytide.Connectors.Files;

/// <summary>How a tree is scanned.</summary>
public sealed record TreeScanOptions
{
    /// <summary>True to scan what git ignores and its own folders as well.</summary>
    public bool Everything { get; init; }

    /// <summary>True to look into archives and compressed files, false to scan their bytes as they are.</summary>
    public bool OpensArchives { get; init; } = true;

    /// <summary>Threads that read and scan. Two keep a fast disk busy.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 8);

    /// <summary>Told what was read, while it is read; null for nobody.</summary>
    public ScanMeter? Meter { get; init; }
}
