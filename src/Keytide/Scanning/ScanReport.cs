namespace Keytide.Scanning;

/// <summary>All that a scan has to say.</summary>
/// <param name="AsOf">When it was made.</param>
/// <param name="Coverage">What was looked at, and what was not.</param>
/// <param name="Leaks">What was found, by path and line; those that are accepted as well.</param>
public sealed record ScanReport(DateTimeOffset AsOf, ScanCoverage Coverage, IReadOnlyList<JudgedLeak> Leaks)
{
    /// <summary>What was looked through, in a word: files, history, staged, input.</summary>
    public string Source { get; init; } = "files";

    public IEnumerable<JudgedLeak> Counting => Leaks.Where(leak => leak.Counts);

    public IEnumerable<JudgedLeak> Accepted => Leaks.Where(leak => !leak.Counts);
}
