using Keytide.Scanner;

namespace Keytide.Cli.Scan;

/// <summary>What <c>keytide scan</c> was asked to do.</summary>
public sealed record ScanRequest
{
    /// <summary>Files and folders; none for the current folder.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>What git ignores, and its own folders, as well.</summary>
    public bool Everything { get; init; }

    /// <summary>Standard input instead of paths.</summary>
    public bool FromInput { get; init; }

    /// <summary>Leaks that are known already and do not count.</summary>
    public string? Baseline { get; init; }

    /// <summary>Where to write what counts now as known.</summary>
    public string? WriteBaseline { get; init; }

    /// <summary>Findings of this confidence or above make the exit code 1; null for never.</summary>
    public Confidence? FailOn { get; init; } = Confidence.Low;
}
