using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>key.at-user-creation: people do not get an access key together with their user.</summary>
public sealed class KeyAtUserCreation : ICheck
{
    private static readonly CheckThreshold Span =
        new("seconds", 10, 0, 3600, "A key made this many seconds after its user, or sooner, was made together with it.");

    public CheckDescription Description { get; } = new()
    {
        Id = "key.at-user-creation",
        Title = "No access key is made together with a console user",
        Severity = Severity.Low,
        Subject = CheckSubject.AccessKey,
        Criterion = "Fails when an active access key of a user with a console password was made within `seconds` of the user. Users "
            + "without a password get no judgement: a machine's user is made for its key.",
        Why = "A key that comes with the user was not asked for; who needs one makes it, and knows then what it is for.",
        Remediation = "Delete the key, unless its owner has a use for it.",
        Thresholds = [Span],
        Wants = FactGroups.AccessKeyIds,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var limit = TimeSpan.FromSeconds(scope.Number(Description, Span));
        return scope.EachActiveKey((user, key, subject) =>
            !user.Password.TryGet(out var password) ? subject.Unknown("whether its user has a console password", user.Password.Reason)
            : !password.Enabled ? null
            : !user.CreatedAt.TryGet(out var userMade) ? subject.Unknown("when its user was made", user.CreatedAt.Reason)
            : !key.CreatedAt.TryGet(out var keyMade) ? subject.Unknown("when it was made", key.CreatedAt.Reason)
            : Judge(user, key, subject, keyMade - userMade, limit));
    }

    private static Judgement Judge(UserFacts user, AccessKey key, Subject subject, TimeSpan after, TimeSpan limit)
    {
        Evidence[] evidence =
        [
            Evidence.Of($"{Subjects.Of(user).Label} made {Phrases.Instant(user.CreatedAt.Value)}", user.CreatedAt.Provenance!),
            Evidence.Of($"{subject.Label} made {Phrases.Instant(key.CreatedAt.Value)}", key.CreatedAt.Provenance!),
        ];
        return after.Duration() <= limit
            ? subject.Fail(
                $"{subject.Start} was made {Phrases.Count((long)after.Duration().TotalSeconds, "second")} apart from its user, "
                + "who has a console password.",
                evidence) with
            { Remediation = Commands.DeleteKey(user.Principal, subject) }
            : subject.Pass($"{subject.Start} was made {Phrases.Day(key.CreatedAt.Value)}, apart from its user.", evidence);
    }
}
