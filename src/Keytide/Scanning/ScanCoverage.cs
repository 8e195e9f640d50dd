namespace Keytide.Scanning;

/// <summary>What a scan has looked at, and what it has not. "Nothing found" means nothing without it.</summary>
/// <param name="Files">Files read to their end.</param>
/// <param name="Bytes">Bytes in them.</param>
/// <param name="Skipped">What could not be read. What the caller asked to leave out (ignored files) is not in it.</param>
public sealed record ScanCoverage(long Files, long Bytes, IReadOnlyList<SkippedPath> Skipped)
{
    /// <summary>True when everything that was named has been read.</summary>
    public bool IsWhole => Skipped.Count == 0;
}
