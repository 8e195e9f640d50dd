using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>
/// What a report for people needs of an audit: figures, and the few worst of everything. It takes one account at a time and stays
/// small: what it keeps is bounded by the limits it is given, by the number of checks and by the number of controls.
/// </summary>
public sealed class AuditDigest(AuditHeader header, DigestLimits limits)
{
    private const string ConsoleMfaCheck = "user.mfa-console";
    private const string RootMfaCheck = "root.mfa";

    private readonly Dictionary<string, CheckTally> _checks = [];
    private readonly long[] _baseline = new long[Enum.GetValues<BaselineState>().Length];

    public AuditHeader Header { get; } = header;

    /// <summary>Failures over all accounts.</summary>
    public BestOf<FindingRow> Worst { get; } = new(limits.Findings, FindingRow.WorstFirst);

    public BestOf<AccountRow> Accounts { get; } = new(limits.Accounts, AccountRow.WorstFirst);

    /// <summary>What is muted, soonest to expire first.</summary>
    public BestOf<FindingRow> Muted { get; } = new(limits.Muted, FindingRow.SoonestToReopen);

    public BestOf<GapRow> Gaps { get; } = new(limits.Gaps, GapRow.ByAccount);

    public KeyAges KeyAges { get; } = new();

    public Idleness KeyIdleness { get; } = new(CredentialKind.AccessKey);

    public Idleness PasswordIdleness { get; } = new(CredentialKind.Password);

    /// <summary>Whether console users have MFA: pass with, fail or muted without.</summary>
    public VerdictCounts ConsoleMfa => Verdicts(ConsoleMfaCheck);

    /// <summary>Whether root users have MFA.</summary>
    public VerdictCounts RootMfa => Verdicts(RootMfaCheck);

    public Outlook Outlook { get; } = new(header.AsOf, limits.Coming);

    /// <summary>Checks with failures, worst first.</summary>
    public IReadOnlyList<CheckTally> FailedChecks =>
    [
        .. _checks.Values.Where(check => check.Worst is not null)
            .OrderByDescending(check => check.Worst)
            .ThenByDescending(check => check.Verdicts[Verdict.Fail])
            .ThenBy(check => check.Check, StringComparer.Ordinal),
    ];

    /// <summary>Every control that any check answered, by framework, version and number.</summary>
    public IReadOnlyList<ControlTally> Controls()
    {
        var controls = new Dictionary<ControlReference, ControlTally>();
        foreach (var check in _checks.Values.OrderBy(check => check.Check, StringComparer.Ordinal))
        {
            foreach (var control in check.Controls.Distinct())
            {
                if (!controls.TryGetValue(control, out var tally))
                {
                    controls[control] = tally = new ControlTally(control);
                }

                tally.Add(check);
            }
        }

        return
        [
            .. controls.Values
                .OrderBy(tally => tally.Control.Framework, StringComparer.Ordinal)
                .ThenBy(tally => tally.Control.Version, NumberedText.Order)
                .ThenBy(tally => tally.Control.Id, NumberedText.Order),
        ];
    }

    public long Count(BaselineState state) => _baseline[(int)state];

    public void Add(AccountAudit account)
    {
        var credentials = new CredentialLookup(account.Credentials);
        foreach (var credential in account.Credentials)
        {
            KeyAges.Add(credential, Header.AsOf);
            KeyIdleness.Add(credential, Header.AsOf);
            PasswordIdleness.Add(credential, Header.AsOf);
        }

        foreach (var finding in account.Findings)
        {
            Add(finding, () => new FindingRow(finding, account.Name, credentials.Find(finding)));
        }

        foreach (var gap in CoverageGap.Of(account))
        {
            Gaps.Offer(new GapRow(account.Id, account.Name, gap));
        }

        Accounts.Offer(new AccountRow(account, limits.FindingsOfAccount));
    }

    private void Add(Finding finding, Func<FindingRow> row)
    {
        if (!_checks.TryGetValue(finding.Check, out var check))
        {
            _checks[finding.Check] = check = new CheckTally(finding.Check, finding.Title);
        }

        check.Add(finding);
        if (finding.Baseline is { } state)
        {
            _baseline[(int)state]++;
        }

        if (finding.Verdict == Verdict.Fail)
        {
            Worst.Offer(row());
        }
        else if (finding.Verdict == Verdict.Muted)
        {
            Muted.Offer(row());
        }

        Outlook.Add(row, finding);
    }

    private VerdictCounts Verdicts(string check) => _checks.TryGetValue(check, out var tally) ? tally.Verdicts : new VerdictCounts();
}
