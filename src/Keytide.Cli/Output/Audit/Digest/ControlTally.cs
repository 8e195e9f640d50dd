using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>What the checks behind one control of one framework version concluded.</summary>
public sealed class ControlTally(ControlReference control)
{
    private readonly List<CheckTally> _checks = [];

    public ControlReference Control { get; } = control;

    public VerdictCounts Verdicts { get; } = new();

    /// <summary>The checks that answer it.</summary>
    public IReadOnlyList<CheckTally> Checks => _checks;

    public void Add(CheckTally check)
    {
        Verdicts.Add(check.Verdicts);
        _checks.Add(check);
    }
}
