using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>What one check concluded over all accounts.</summary>
public sealed class CheckTally(string check, string title)
{
    private string _remediation = "";

    public string Check { get; } = check;

    public string Title { get; } = title;

    /// <summary>What to do: in the words of the one finding, or for many, where names would mislead, in the check's own.</summary>
    public string WhatToDo => Verdicts[Verdict.Fail] == 1 ? _remediation : CheckCatalog.Find(Check)?.Remediation ?? _remediation;

    public VerdictCounts Verdicts { get; } = new();

    /// <summary>The controls that the check answers: the same for each of its findings.</summary>
    public IReadOnlyList<ControlReference> Controls { get; private set; } = [];

    /// <summary>The gravest failure; null when nothing failed.</summary>
    public Severity? Worst { get; private set; }

    public void Add(Finding finding)
    {
        Verdicts.Add(finding.Verdict);
        Controls = Controls.Count > 0 ? Controls : finding.Controls;
        if (finding.Verdict == Verdict.Fail && (Worst is not { } worst || finding.Severity > worst))
        {
            Worst = finding.Severity;
            _remediation = finding.Remediation;
        }
    }
}
