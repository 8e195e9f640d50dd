using Keytide.Scanning;

namespace Keytide.Connectors.Git;

/// <summary>What a scan of a repository gave.</summary>
/// <param name="Coverage">What was scanned, and what was not.</param>
/// <param name="Findings">Ordered by path, line and column. The handler that was given was called with the same findings before, in any
/// order.</param>
public sealed record GitScanResult(ScanCoverage Coverage, IReadOnlyList<FileFinding> Findings)
{
    /// <summary>The same with a folder in front of every path: of several repositories, each finding says of which.</summary>
    public GitScanResult Below(string folder) => new(
        Coverage with { Skipped = [.. Coverage.Skipped.Select(skipped => skipped with { Path = Below(folder, skipped.Path) })] },
        [.. Findings.Select(found => found with { Path = Below(folder, found.Path) })]);

    /// <summary>This and that of another repository, in order.</summary>
    public GitScanResult With(GitScanResult other) => new(
        new ScanCoverage(
            Coverage.Files + other.Coverage.Files,
            Coverage.Bytes + other.Coverage.Bytes,
            [.. Coverage.Skipped.Concat(other.Coverage.Skipped).OrderBy(skipped => skipped.Path, StringComparer.Ordinal)])
        {
            Objects = Coverage.Objects + other.Coverage.Objects,
            Blobs = Coverage.Blobs + other.Coverage.Blobs,
            Commits = Coverage.Commits + other.Coverage.Commits,
        },
        [
            .. Findings.Concat(other.Findings).OrderBy(found => found.Path, StringComparer.Ordinal)
                .ThenBy(found => found.Finding.Line).ThenBy(found => found.Finding.Column),
        ]);

    private static string Below(string folder, string path) => $"{folder.TrimEnd('/')}/{path}";
}
