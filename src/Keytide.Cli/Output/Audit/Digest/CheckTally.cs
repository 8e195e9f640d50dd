using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>What one check concluded over all accounts.</summary>
public sealed class CheckTally(string check, string title)
{
    public string Check { get; } = check;

    public string Title { get; } = title;

    /// <summary>What to do, in the words of the worst finding.</summary>
    public string Remediation { get; private set; } = "";

    public VerdictCounts Verdicts { get; } = new();

    /// <summary>The gravest failure; null when nothing failed.</summary>
    public Severity? Worst { get; private set; }

    public void Add(Finding finding)
    {
        Verdicts.Add(finding.Verdict);
        if (finding.Verdict == Verdict.Fail && (Worst is not { } worst || finding.Severity > worst))
        {
            Worst = finding.Severity;
            Remediation = finding.Remediation;
        }
    }
}
