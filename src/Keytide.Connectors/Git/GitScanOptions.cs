using Keytide.Scanning;

namespace Keytide.Connectors.Git;

/// <summary>How a repository is scanned.</summary>
public sealed record GitScanOptions
{
    /// <summary>Only what references lead to and this revision does not; null for every object there is.</summary>
    public string? Since { get; init; }

    /// <summary>Told what has been read, while the scan runs; null where nobody watches. An object counts as a file.</summary>
    public ScanMeter? Meter { get; init; }

    /// <summary>Threads that unpack and scan.</summary>
    public int Workers { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 8);
}
