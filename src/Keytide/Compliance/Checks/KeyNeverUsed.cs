using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>key.never-used: active access keys have been used at all.</summary>
public sealed class KeyNeverUsed : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(45, "How long a key may wait for its first use.");
    private static readonly CheckThreshold Grace =
        CheckThreshold.Days(7, "No key younger than this fails, however small `days` is.", "graceDays", least: 0);

    public CheckDescription Description { get; } = new()
    {
        Id = "key.never-used",
        Title = "Active access keys have been used",
        Severity = Severity.Medium,
        Subject = CheckSubject.AccessKey,
        Criterion = "Fails when an active access key of a user has no recorded use and was made `days` or more ago. A key that has "
            + "been used passes. AWS records uses since 2015-04-22.",
        Why = "A key made and never used was made for nothing, or is waiting somewhere to be found.",
        Remediation = "Delete the key.",
        Thresholds = [Limit, Grace],
        Wants = FactGroups.AccessKeyIds,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var allowed = (scope.Days(Description, Limit), scope.Days(Description, Grace));
        return scope.EachActiveKey((user, key, subject) => Judge(scope, user, key, subject, allowed));
    }

    private static Judgement Judge(
        AuditScope scope, UserFacts user, AccessKey key, Subject subject, (TimeSpan Limit, TimeSpan Grace) allowed)
    {
        if (!key.LastUse.TryGet(out var use))
        {
            return subject.Unknown("whether it was ever used", key.LastUse.Reason);
        }

        if (use.At is { } at)
        {
            return subject.Pass(
                $"{subject.Start} has been used, last on {Phrases.Instant(at)}.",
                Evidence.Of($"{subject.Label} last used {Phrases.Instant(at)}", key.LastUse.Provenance!));
        }

        return key.CreatedAt.TryGet(out var made)
            ? IdleRule.NeverUsed(
                scope,
                subject,
                (made, "made", key.CreatedAt.Provenance!),
                key.LastUse.Provenance!,
                allowed,
                Commands.DeleteKey(user.Principal, subject))
            : subject.Unknown("when it was made", key.CreatedAt.Reason);
    }
}
