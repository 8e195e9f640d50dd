using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>What the checks behind one control of one framework version concluded.</summary>
public sealed class ControlTally(ControlReference control)
{
    private readonly SortedSet<string> _checks = new(StringComparer.Ordinal);

    public ControlReference Control { get; } = control;

    public VerdictCounts Verdicts { get; } = new();

    /// <summary>The checks that answer it.</summary>
    public IReadOnlyCollection<string> Checks => _checks;

    public void Add(Finding finding)
    {
        Verdicts.Add(finding.Verdict);
        _checks.Add(finding.Check);
    }
}
