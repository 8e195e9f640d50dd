namespace Keytide.Scanning;

/// <summary>What a scan has looked at, and what it has not. "Nothing found" means nothing without it.</summary>
/// <param name="Files">Files read to their end.</param>
/// <param name="Bytes">Bytes in them, and in git's objects as they are when unpacked.</param>
/// <param name="Skipped">What could not be read. What the caller asked to leave out (ignored files) is not in it.</param>
public sealed record ScanCoverage(long Files, long Bytes, IReadOnlyList<SkippedPath> Skipped)
{
    /// <summary>Commits whose messages and authors were scanned.</summary>
    public long Commits { get; init; }

    /// <summary>Contents of files in git that were scanned, each once.</summary>
    public long Blobs { get; init; }

    /// <summary>All of git's objects that were scanned: blobs, commits, trees (the names in them) and tags.</summary>
    public long Objects { get; init; }

    /// <summary>True when everything that was named has been read, but for what is accepted.</summary>
    public bool IsWhole => Skipped.Count == 0 || Skipped.All(skipped => skipped.Accepted is not null);
}
