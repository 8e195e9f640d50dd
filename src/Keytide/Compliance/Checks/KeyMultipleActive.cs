using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>key.multiple-active: a user has one active access key.</summary>
public sealed class KeyMultipleActive : ICheck
{
    private static readonly CheckThreshold Overlap = CheckThreshold.Days(
        0, "How long a second key may stand beside the first while a rotation goes on; 0 for not at all.", "overlapDays", least: 0);

    public CheckDescription Description { get; } = new()
    {
        Id = "key.multiple-active",
        Title = "A user has one active access key",
        Severity = Severity.Low,
        Subject = CheckSubject.User,
        Criterion = "Fails when a user has two or more active access keys and the newest of them is older than `overlapDays`. A user "
            + "without keys gets no judgement. CIS demands one key up to 6.0.0 and dropped the demand in 7.0.0, because a rotation "
            + "without downtime needs two.",
        Why = "The second key is usually a rotation that nobody finished, and twice the places to look when one leaks.",
        Remediation = "Find the key that is not in use, and deactivate it.",
        Thresholds = [Overlap],
        Wants = FactGroups.AccessKeyIds,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var overlap = scope.Days(Description, Overlap);
        return scope.EachUser((user, subject) =>
            !user.AccessKeys.TryGet(out var keys) ? subject.Unknown("the access keys", user.AccessKeys.Reason)
            : keys.Count == 0 ? null
            : Judge(scope, user, keys, subject, overlap));
    }

    private static Judgement Judge(AuditScope scope, UserFacts user, IReadOnlyList<AccessKey> keys, Subject subject, TimeSpan overlap)
    {
        var active = keys.Where(key => key.Status == CredentialStatus.Active).ToList();
        var evidence = Subjects.Of(user.Principal, keys)
            .Select(key => (key.Subject.Label, Status: key.Key.Status.ToString().ToLowerInvariant()))
            .Select(key => Evidence.Of($"{key.Label} is {key.Status}", user.AccessKeys.Provenance!))
            .ToArray();
        if (active.Count < 2)
        {
            return keys.Any(key => key.Status == CredentialStatus.Unknown)
                ? subject.Unknown("how many of the access keys are active", "the status of one was not read", evidence)
                : subject.Pass($"{subject.Start} has {Phrases.Count(active.Count, "active access key")}.", evidence);
        }

        if (overlap > TimeSpan.Zero)
        {
            if (active.FirstOrDefault(key => !key.CreatedAt.IsKnown) is { } undated)
            {
                return subject.Unknown("when the newest access key was made", undated.CreatedAt.Reason, evidence);
            }

            var newest = active.Max(key => key.CreatedAt.Value);
            if (scope.Now - newest <= overlap)
            {
                return subject.Pass(
                    $"{subject.Start} has {active.Count} active access keys, the newest made {Phrases.Instant(newest)}; "
                    + $"{Phrases.Days(overlap)} of overlap are allowed.",
                    evidence) with
                { PassesUntil = Phrases.Later(newest, overlap) };
            }
        }

        return subject.Fail($"{subject.Start} has {active.Count} active access keys; one is the limit.", evidence) with
        {
            Remediation = "Deactivate the key that is not in use: aws iam update-access-key --user-name "
                + $"{Commands.Word(user.Principal)} --access-key-id <the key's id> --status Inactive",
        };
    }
}
