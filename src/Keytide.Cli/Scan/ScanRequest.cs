using Keytide.Scanner;

namespace Keytide.Cli.Scan;

/// <summary>What <c>keytide scan</c> was asked to do.</summary>
public sealed record ScanRequest
{
    /// <summary>What is looked through, in a word that results of different scans of one place are told apart by.</summary>
    public string Source => Push is not null ? "push" : FromInput ? "input" : Staged ? "staged" : History ? "history" : "files";

    /// <summary>Files and folders; none for the current folder.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>What git ignores, and its own folders, as well.</summary>
    public bool Everything { get; init; }

    /// <summary>Standard input instead of paths.</summary>
    public bool FromInput { get; init; }

    /// <summary>What the next commit would bring, instead of files.</summary>
    public bool Staged { get; init; }

    /// <summary>All that the repositories at the paths hold, instead of their files.</summary>
    public bool History { get; init; }

    /// <summary>With <see cref="History"/>: only what this revision does not have.</summary>
    public string? Since { get; init; }

    /// <summary>Say what .gitignore should keep out and does not, and scan nothing.</summary>
    public bool IgnoreCheck { get; init; }

    /// <summary>Ask AWS, with the caller's own credentials, whether the keys that were found still work.</summary>
    public bool Online { get; init; }

    /// <summary>Try the pairs that were found, themselves.</summary>
    public bool Verify { get; init; }

    /// <summary>What git is about to push or to accept, instead of paths.</summary>
    public PushRequest? Push { get; init; }

    /// <summary>Leaks that are known already and do not count.</summary>
    public string? Baseline { get; init; }

    /// <summary>Where to write what counts now as known.</summary>
    public string? WriteBaseline { get; init; }

    /// <summary>Findings of this confidence or above make the exit code 1; null for never.</summary>
    public Confidence? FailOn { get; init; } = Confidence.Low;
}
