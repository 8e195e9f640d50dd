using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>An account as reports for people show it: its figures and its worst findings.</summary>
public sealed class AccountRow
{
    private readonly int[] _failed = new int[Enum.GetValues<Severity>().Length];

    /// <param name="account">The account.</param>
    /// <param name="mostFindings">How many of its findings are kept.</param>
    public AccountRow(AccountAudit account, int mostFindings)
    {
        Id = account.Id;
        Name = account.Name;
        Status = account.Status;
        Reason = account.Reason;
        Users = account.Users;
        Findings = new BestOf<FindingRow>(mostFindings, FindingRow.WorstFirst);
        ActiveKeys = account.Credentials.Count(it => it is { Kind: CredentialKind.AccessKey, Status: CredentialStatus.Active });
        var credentials = new CredentialLookup(account.Credentials);
        foreach (var finding in account.Findings)
        {
            Verdicts.Add(finding.Verdict);
            if (finding.Verdict == Verdict.Fail)
            {
                _failed[(int)finding.Severity]++;
                Findings.Offer(new FindingRow(finding, account.Name, credentials.Find(finding)));
            }
        }
    }

    /// <summary>The worst first: by how many failures of each severity, gravest first; then those that were not read whole.</summary>
    public static readonly IComparer<AccountRow> WorstFirst = Comparer<AccountRow>.Create((one, other) =>
    {
        for (var severity = Severity.Critical; severity >= Severity.Informational; severity--)
        {
            var order = other.Failed(severity).CompareTo(one.Failed(severity));
            if (order != 0)
            {
                return order;
            }
        }

        var byStatus = other.Status.CompareTo(one.Status);
        return byStatus != 0 ? byStatus : one.Id.CompareTo(other.Id);
    });

    public AccountId Id { get; }

    public string? Name { get; }

    public AccountStatus Status { get; }

    public string? Reason { get; }

    public int? Users { get; }

    public int ActiveKeys { get; }

    public VerdictCounts Verdicts { get; } = new();

    /// <summary>Its failures.</summary>
    public BestOf<FindingRow> Findings { get; }

    public int Failed(Severity severity) => _failed[(int)severity];
}
