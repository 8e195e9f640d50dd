namespace Keytide.Connectors.Archives;

/// <summary>
/// What one outermost archive may cost. An archive that asks for more is a bomb or as good as one: the rest of it is not scanned, and that
/// is said.
/// </summary>
internal sealed record ArchiveLimits
{
    public static readonly ArchiveLimits Default = new();

    /// <summary>Archives within archives.</summary>
    public int Depth { get; init; } = 8;

    /// <summary>Entries of all archives within the outermost one.</summary>
    public long Entries { get; init; } = 2_000_000;

    /// <summary>Unpacked bytes that are always allowed.</summary>
    public long FreeBytes { get; init; } = 256L << 20;

    /// <summary>Beyond those: unpacked bytes for each packed byte. Real texts reach 50, zip bombs 1,000 and more.</summary>
    public int Ratio { get; init; } = 200;

    /// <summary>Unpacked bytes in any case.</summary>
    public long Bytes { get; init; } = 1L << 40;

    /// <summary>A zip or 7z within another archive is held in memory while it is read, up to this many bytes.</summary>
    public int NestedArchive { get; init; } = 256 << 20;

    /// <summary>Bytes from which a decompressor may copy; a power of two. What was packed with more is not unpacked.</summary>
    public int Memory { get; init; } = 128 << 20;

    /// <summary>Scanning one archive ends after this time.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(30);
}
