using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>user.password-and-key: a user is a person or a machine, not both.</summary>
public sealed class UserPasswordAndKey : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "user.password-and-key",
        Title = "A user has a console password or access keys, not both",
        Severity = Severity.Low,
        Subject = CheckSubject.User,
        Criterion = "Fails when a user has a console password and an active access key. A user with neither gets no judgement.",
        Why = "A user that is a person and a machine at once can be neither switched off when the person leaves nor watched as a "
            + "machine.",
        Remediation = "Give the machine a role, or a user of its own, and delete the key.",
        Wants = FactGroups.AccessKeyIds,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) => scope.EachUser((user, subject) =>
    {
        if (!user.Password.TryGet(out var password))
        {
            return user.AccessKeys.TryGet(out var seen) && seen.Count == 0
                ? null
                : subject.Unknown("the console password", user.Password.Reason);
        }

        if (!user.AccessKeys.TryGet(out var keys))
        {
            return password.Enabled ? subject.Unknown("the access keys", user.AccessKeys.Reason) : null;
        }

        var active = keys.Count(key => key.Status == CredentialStatus.Active);
        if (!password.Enabled)
        {
            return active > 0 ? Pass(user, subject, "has access keys and no console password") : null;
        }

        if (active > 0)
        {
            return subject.Fail(
                $"{subject.Start} has a console password and {Phrases.Count(active, "active access key")}.",
                Evidence.Of($"{subject.Label} has a console password", user.Password.Provenance!),
                Evidence.Of($"{subject.Label} has {Phrases.Count(active, "active access key")}", user.AccessKeys.Provenance!));
        }

        return keys.Any(key => key.Status == CredentialStatus.Unknown)
            ? subject.Unknown("whether an access key is active", "its status was not read")
            : Pass(user, subject, "has a console password and no active access key");
    });

    private static Judgement Pass(UserFacts user, Subject subject, string words) =>
        subject.Pass($"{subject.Start} {words}.", Evidence.Of($"{subject.Label} {words}", user.Password.Provenance!));
}
