using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>
/// Judges an account: facts, settings and an instant in, findings out. Pure, so that the same files give the same findings for ever.
/// </summary>
public static class Audit
{
    /// <summary>
    /// Every finding of every check that is on: gravest first, then by check, principal and credential. Failures that a suppression answers
    /// for are muted, with their severity kept and the suppression attached.
    /// </summary>
    /// <param name="snapshot">What was read of the account.</param>
    /// <param name="settings">Thresholds, switches and suppressions.</param>
    /// <param name="now">The instant for which every age is computed.</param>
    public static IReadOnlyList<Finding> Evaluate(AccountSnapshot snapshot, AuditSettings settings, DateTimeOffset now)
    {
        var scope = new AuditScope(snapshot, settings, now);
        var suppressions = new SuppressionMatcher(snapshot, settings.Suppressions, now);
        List<Finding> findings = [];
        foreach (var check in CheckCatalog.All)
        {
            if (settings.IsOn(check.Description))
            {
                findings.AddRange(Judgements(check, scope).Select(judgement =>
                    suppressions.Apply(FindingOf(judgement, check.Description, snapshot.Id, snapshot.Partition, settings))));
            }
        }

        findings.Sort(FindingOrder.Instance);
        return findings;
    }

    /// <summary>A judgement as a finding: with its name, its severity, its controls.</summary>
    internal static Finding FindingOf(
        Judgement judgement, CheckDescription check, AccountId account, Partition partition, AuditSettings settings) => new()
        {
            Id = FindingId.Of(partition, account, check.Id, judgement.Subject),
            Check = check.Id,
            Title = check.Title,
            Severity = settings.SeverityOf(check),
            Verdict = judgement.Verdict,
            AccountId = account,
            Principal = judgement.Subject.Principal,
            CredentialId = judgement.Subject.CredentialId,
            CredentialKind = judgement.Subject.Kind,
            Resource = judgement.Subject.Resource,
            Message = judgement.Message,
            Evidence = judgement.Evidence,
            Controls = Crosswalk.Of(check.Id),
            Remediation = judgement.Remediation ?? check.Remediation,
            PassesUntil = judgement.Verdict == Verdict.Pass ? judgement.PassesUntil : null,
        };

    // Saved files hold less than an account. Where a check's facts cannot be there, one "not applicable" takes the place of an unknown for
    // every subject; what the check could tell in spite of that stands.
    private static IEnumerable<Judgement> Judgements(ICheck check, AuditScope scope)
    {
        var judgements = check.Judge(scope);
        var missing = check.Description.Needs & ~scope.Settings.Readable;
        if (missing == FactGroups.None)
        {
            return judgements;
        }

        List<Judgement> told = [.. judgements.Where(judgement => judgement.Verdict != Verdict.Unknown)];
        told.Add(scope.Account.NotApplicable($"Not judged: it needs {Phrases.Facts(missing)}, not among what is read here."));
        return told;
    }
}
