using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>The figures of a whole audit, added up account by account.</summary>
public sealed class AuditSummary
{
    private readonly int[] _byVerdict = new int[Enum.GetValues<Verdict>().Length];
    private readonly int[] _failedBySeverity = new int[Enum.GetValues<Severity>().Length];
    private readonly int[] _accountsByStatus = new int[Enum.GetValues<AccountStatus>().Length];

    public long Users { get; private set; }

    public long AccessKeys { get; private set; }

    public long ActiveAccessKeys { get; private set; }

    public long Calls { get; private set; }

    public int Accounts => _accountsByStatus.Sum();

    /// <summary>The gravest failed finding, or null when nothing failed.</summary>
    public Severity? Worst { get; private set; }

    /// <summary>Whether something that was asked for is not known: an account not read whole, or a verdict of unknown.</summary>
    public bool IsIncomplete => Count(AccountStatus.Partial) + Count(AccountStatus.Unreachable) + Count(Verdict.Unknown) > 0;

    public int Count(Verdict verdict) => _byVerdict[(int)verdict];

    /// <summary>Failed findings of that severity; muted ones are not among them.</summary>
    public int Count(Severity severity) => _failedBySeverity[(int)severity];

    public int Count(AccountStatus status) => _accountsByStatus[(int)status];

    public void Add(AccountAudit account)
    {
        _accountsByStatus[(int)account.Status]++;
        Users += account.Users ?? 0;
        Calls += account.Calls.Values.Sum();
        foreach (var credential in account.Credentials)
        {
            if (credential.Kind == CredentialKind.AccessKey)
            {
                AccessKeys++;
                ActiveAccessKeys += credential.Status == CredentialStatus.Active ? 1 : 0;
            }
        }

        foreach (var finding in account.Findings)
        {
            _byVerdict[(int)finding.Verdict]++;
            if (finding.Verdict == Verdict.Fail)
            {
                _failedBySeverity[(int)finding.Severity]++;
                Worst = Worst is { } worst && worst > finding.Severity ? worst : finding.Severity;
            }
        }
    }
}
