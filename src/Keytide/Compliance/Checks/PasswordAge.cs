using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>password.age: passwords are changed when the account's own policy demands it.</summary>
public sealed class PasswordAge : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(
        0, "The greatest age of a password; 0 for what the account's password policy demands.", least: 0);

    public CheckDescription Description { get; } = new()
    {
        Id = "password.age",
        Title = "Console passwords are changed when the policy demands it",
        Severity = Severity.Low,
        Subject = CheckSubject.Password,
        Criterion = "Fails when a user's console password is past its next rotation, or older than the greatest age of the password "
            + "policy (or than `days`, where set). Without either it does not apply to the account.",
        Why = "A password that the policy has expired and nobody has changed belongs to nobody any more.",
        Remediation = "Delete the login profile, or have its owner sign in and change the password.",
        Thresholds = [Limit],
        Wants = FactGroups.PasswordPolicy,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var policy = scope.Snapshot.PasswordPolicy;
        var days = scope.Number(Description, Limit);
        var greatest = days > 0 ? days : policy.TryGet(out var known) ? known.MaximumAgeDays : null;
        if (greatest is null && policy.IsKnown)
        {
            return [scope.Account.NotApplicable(
                "The account's password policy lets passwords live for ever.",
                Evidence.Of("passwords do not expire", policy.Provenance))];
        }

        TimeSpan? limit = greatest is { } set ? TimeSpan.FromDays(set) : null;
        return scope.EachPassword((user, password, subject) =>
            (limit, password.ChangedAt, days == 0 ? password.NextRotation : null) switch
            {
                (_, _, { } due) => Judge(scope, user, subject, due),
                ({ } allowed, { } changed, _) => Judge(scope, user, subject, Phrases.Later(changed, allowed)),
                ({ }, null, _) => subject.Unknown("when it was set", "the source does not say"),
                _ => subject.Unknown("how old it may be", policy.Reason),
            });
    }

    private static Judgement Judge(AuditScope scope, UserFacts user, Subject subject, DateTimeOffset due)
    {
        var evidence = Evidence.Of($"{subject.Label} due for a change on {Phrases.Instant(due)}", user.Password.Provenance!);
        return scope.Now > due
            ? subject.Fail(
                $"{subject.Start} was due for a change on {Phrases.Instant(due)}, {Phrases.Days(scope.Now - due)} ago.", evidence)
                with
            { Remediation = Commands.DeleteLoginProfile(user.Principal) }
            : subject.Pass($"{subject.Start} is due for a change on {Phrases.Instant(due)}.", evidence) with { PassesUntil = due };
    }
}
