using Keytide.Scanning;

namespace Keytide.Connectors.Git;

/// <summary>What a scan of a repository gave.</summary>
/// <param name="Coverage">What was scanned, and what was not.</param>
/// <param name="Findings">Ordered by path, line and column. The handler that was given was called with the same findings before, in any
/// order.</param>
public sealed record GitScanResult(ScanCoverage Coverage, IReadOnlyList<FileFinding> Findings);
