using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>key.inactive-stale: access keys that were switched off are deleted in the end.</summary>
public sealed class KeyInactiveStale : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(30, "How long an inactive key may be kept.");

    public CheckDescription Description { get; } = new()
    {
        Id = "key.inactive-stale",
        Title = "Inactive access keys are deleted",
        Severity = Severity.Low,
        Subject = CheckSubject.AccessKey,
        Criterion = "Fails when an access key of a user is inactive and was deactivated `days` or more ago. AWS does not tell when a "
            + "key was deactivated; where nobody recorded it, the time counts from the key's last use, or from its making if it was "
            + "never used.",
        Why = "An inactive key is one call away from being active again, and it takes the place that a rotation needs.",
        Remediation = "Delete the key.",
        Thresholds = [Limit],
        Wants = FactGroups.AccessKeyIds,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var limit = scope.Days(Description, Limit);
        return scope.EachKey((user, key, subject) => key.Status switch
        {
            CredentialStatus.Inactive or CredentialStatus.Expired => Judge(scope, user, key, subject, limit),
            CredentialStatus.Unknown => subject.Unknown("whether it is active", "its status was not read"),
            _ => null,
        });
    }

    private static Judgement Judge(AuditScope scope, UserFacts user, AccessKey key, Subject subject, TimeSpan limit)
    {
        if (key.DeactivatedAt is { } off)
        {
            return Judge(scope, user, subject, (off, "was deactivated", user.AccessKeys.Provenance!), limit);
        }

        if (!key.LastUse.TryGet(out var use))
        {
            return subject.Unknown("its last use", key.LastUse.Reason);
        }

        if (use.At is { } used)
        {
            return Judge(scope, user, subject, (used, "is inactive and was last used", key.LastUse.Provenance!), limit);
        }

        return key.CreatedAt.TryGet(out var made)
            ? Judge(scope, user, subject, (made, "is inactive, was never used and was made", key.CreatedAt.Provenance!), limit)
            : subject.Unknown("when it was made", key.CreatedAt.Reason);
    }

    private static Judgement Judge(
        AuditScope scope, UserFacts user, Subject subject, (DateTimeOffset At, string Words, Provenance Source) since, TimeSpan limit)
    {
        var span = scope.Now - since.At;
        var evidence = Evidence.Of($"{subject.Label} {since.Words} {Phrases.Instant(since.At)}", since.Source);
        return span >= limit
            ? subject.Fail(
                $"{subject.Start} {since.Words} {Phrases.Instant(since.At)}, {Phrases.Days(span)} ago; the limit is {Phrases.Days(limit)}.",
                evidence) with
            { Remediation = Commands.DeleteKey(user.Principal, subject) }
            : subject.Pass($"{subject.Start} {since.Words} {Phrases.Days(span)} ago; {Phrases.Days(limit)} are allowed.", evidence)
                with
            { PassesUntil = Phrases.Later(since.At, limit) };
    }
}
