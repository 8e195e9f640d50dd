namespace Keytide.Scanning;

/// <summary>An entry of the settings by which something that cannot be looked at leaves a scan whole, for a time.</summary>
/// <param name="Path">As in gitignore(5), from where the scan names it; a file inside an archive is named by the archive.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last moment at which it holds.</param>
/// <param name="Origin">File and line of the entry, for people.</param>
public sealed record UnreadAllowance(IgnorePattern Path, string Owner, string Reason, DateTimeOffset Expires, string Origin)
{
    private const char InsideOfArchive = '!';

    /// <summary>What was skipped, accepted where an entry says so.</summary>
    public static ScanCoverage Apply(ScanCoverage coverage, IReadOnlyList<UnreadAllowance> allowances, DateTimeOffset now) =>
        coverage.IsWhole || allowances.Count == 0
            ? coverage
            : coverage with
            {
                Skipped = [.. coverage.Skipped.Select(skipped => skipped.Accepted is null ? Judge(skipped, allowances, now) : skipped)],
            };

    private static SkippedPath Judge(SkippedPath skipped, IReadOnlyList<UnreadAllowance> allowances, DateTimeOffset now)
    {
        var fitting = allowances.Where(allowance => allowance.Fits(skipped.Path)).ToList();
        if (fitting.Find(allowance => allowance.Expires >= now) is { } holds)
        {
            return skipped with { Accepted = $"{holds.Reason} ({holds.Owner}, until {holds.Expires.UtcDateTime:yyyy-MM-dd})" };
        }

        return fitting is [var ended, ..]
            ? skipped with { Reason = $"{skipped.Reason}; the entry at {ended.Origin} ended on {ended.Expires.UtcDateTime:yyyy-MM-dd}" }
            : skipped;
    }

    private bool Fits(string path)
    {
        var inside = path.IndexOf(InsideOfArchive, StringComparison.Ordinal);
        var file = inside < 0 ? path : path[..inside];
        file = file.StartsWith("./", StringComparison.Ordinal) ? file[2..] : file;
        return Path.Matches(file, isFolder: false);
    }
}
