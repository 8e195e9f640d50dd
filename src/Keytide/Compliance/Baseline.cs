namespace Keytide.Compliance;

/// <summary>
/// An earlier audit to compare with. What each finding's state then is:
/// <code>
/// earlier              now fails (or is muted)   now passes   now unknown   now absent
/// failed, muted        unchanged                 fixed        –             fixed, when that can be claimed
/// fixed in that audit  reopened                  –            –             –
/// anything else        new                       –            –             –
/// </code>
/// Absent counts as fixed only where the account was read whole this time, the check was on, and nothing of that check was unknown about
/// the same principal or the whole account. A user made anew under an old name begins anew. Reopened needs the earlier file to say
/// "fixed": compare each audit with the one before it.
/// </summary>
public sealed class Baseline
{
    private readonly Dictionary<AccountId, Dictionary<string, BaselineEntry>> _accounts = [];

    internal Baseline(DateTimeOffset asOf, IEnumerable<BaselineEntry> entries)
    {
        AsOf = asOf;
        foreach (var entry in entries)
        {
            if (!_accounts.TryGetValue(entry.Account, out var known))
            {
                _accounts.Add(entry.Account, known = new Dictionary<string, BaselineEntry>(StringComparer.Ordinal));
            }

            known[entry.Id] = entry;
        }
    }

    /// <summary>The instant of the earlier audit.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The account's audit with every finding's state set, and what is fixed and gone added as passed.</summary>
    public AccountAudit Compare(AccountAudit audit, AuditSettings settings)
    {
        var earlier = _accounts.GetValueOrDefault(audit.Id, []);
        List<Finding> findings = [.. audit.Findings.Select(finding => finding with { Baseline = StateOf(finding, earlier) })];
        var present = audit.Findings.Select(finding => finding.Id).ToHashSet(StringComparer.Ordinal);
        var unknown = audit.Findings.Where(finding => finding.Verdict == Verdict.Unknown).ToLookup(finding => finding.Check);
        findings.AddRange(earlier.Values
            .Where(entry => !entry.IsFixed && !present.Contains(entry.Id) && MayClaimFixed(entry, audit, settings, unknown[entry.Check]))
            .Select(Gone));
        findings.Sort(FindingOrder.Instance);
        return audit with { Findings = findings };
    }

    private static BaselineState? StateOf(Finding finding, Dictionary<string, BaselineEntry> earlier)
    {
        var entry = earlier.GetValueOrDefault(finding.Id);
        return finding.Verdict switch
        {
            Verdict.Fail or Verdict.Muted => entry switch
            {
                null => BaselineState.New,
                _ when IsSomebodyElse(entry.Principal, finding.Principal) => BaselineState.New,
                { IsFixed: true } => BaselineState.Reopened,
                _ => BaselineState.Unchanged,
            },
            Verdict.Pass when entry is { IsFixed: false } => BaselineState.Fixed,
            _ => null,
        };
    }

    // A user deleted and made again has the same ARN and another unique id: what it does wrong is new.
    private static bool IsSomebodyElse(Principal earlier, Principal now) => earlier.Id is { } id && now.Id is { } other && id != other;

    private static bool MayClaimFixed(BaselineEntry entry, AccountAudit audit, AuditSettings settings, IEnumerable<Finding> unknown) =>
        audit.Status == AccountStatus.Complete
        && CheckCatalog.Find(entry.Check) is { Subject: not CheckSubject.Suppression } check
        && settings.IsOn(check)
        && (check.Needs & ~settings.Readable) == 0
        && !unknown.Any(finding => finding.Principal.Type == PrincipalType.Account || finding.Principal.Arn == entry.Principal.Arn);

    private Finding Gone(BaselineEntry entry)
    {
        var title = CheckCatalog.Find(entry.Check)!.Title;
        var since = Phrases.Instant(AsOf);
        return new Finding
        {
            Id = entry.Id,
            Check = entry.Check,
            Title = title,
            Severity = entry.Severity,
            Verdict = Verdict.Pass,
            AccountId = entry.Account,
            Principal = entry.Principal,
            CredentialId = entry.CredentialId,
            CredentialKind = entry.CredentialKind,
            Resource = entry.Resource,
            Message = $"What failed on {since} is no longer there.",
            Evidence = [new Evidence($"failed on {since}, and is not found now", "baseline", AsOf, TimeSpan.Zero)],
            Controls = Crosswalk.Of(entry.Check),
            Remediation = "Nothing is left to do.",
            Baseline = BaselineState.Fixed,
        };
    }
}
