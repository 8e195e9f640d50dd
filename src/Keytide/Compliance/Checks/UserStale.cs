using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>user.stale: a user without any credential is removed.</summary>
public sealed class UserStale : ICheck
{
    private static readonly CheckThreshold Grace = CheckThreshold.Days(7, "No user younger than this fails.", "graceDays", least: 0);

    public CheckDescription Description { get; } = new()
    {
        Id = "user.stale",
        Title = "Users without any credential are removed",
        Severity = Severity.Low,
        Subject = CheckSubject.User,
        Criterion = "Fails when a user, `graceDays` old or older, has no password, no access key, no signing certificate, no "
            + "service-specific credential and no SSH public key, as far as those are read (see ssh-key.age).",
        Why = "Nobody can use it now; whoever may make keys can, with all the permissions that are left on it.",
        Remediation = "Delete the user.",
        Thresholds = [Grace],
        Needs = FactGroups.CredentialReport | FactGroups.ServiceSpecificCredentials,
        Wants = FactGroups.SshPublicKeys | FactGroups.AuthorizationDetails,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var grace = scope.Days(Description, Grace);
        return scope.EachUser((user, subject) => Judge(scope, user, subject, grace));
    }

    private static Judgement Judge(AuditScope scope, UserFacts user, Subject subject, TimeSpan grace)
    {
        (string What, bool? Has, string Reason, Provenance? Source)[] credentials =
        [
            One("a console password", user.Password.Select(password => password.Enabled)),
            Any("an access key", user.AccessKeys),
            Any("a signing certificate", user.SigningCertificates),
            Any("a service-specific credential", user.ServiceSpecificCredentials),
            Ssh(scope, user),
        ];
        var has = credentials.FirstOrDefault(credential => credential.Has == true);
        if (has.What is not null)
        {
            return subject.Pass($"{subject.Start} has {has.What}.", Evidence.Of($"{subject.Label} has {has.What}", has.Source!));
        }

        var unknown = credentials.FirstOrDefault(credential => credential.Has is null);
        if (unknown.What is not null)
        {
            return subject.Unknown($"whether there is {unknown.What}", unknown.Reason);
        }

        if (!user.CreatedAt.TryGet(out var made))
        {
            return subject.Unknown("when it was made", user.CreatedAt.Reason);
        }

        var age = scope.Now - made;
        var evidence = Evidence.Of($"{subject.Label} made {Phrases.Instant(made)}, without any credential", user.Password.Provenance!);
        return age >= grace
            ? subject.Fail($"{subject.Start} was made {Phrases.Days(age)} ago and has no credential of any kind.", evidence) with
            {
                Remediation = $"aws iam delete-user --user-name {Commands.Word(user.Principal)}, once its groups and policies are "
                    + "taken off.",
            }
            : subject.Pass($"{subject.Start} has no credential yet; it was made {Phrases.Days(age)} ago.", evidence)
                with
            { PassesUntil = Phrases.Later(made, grace) };
    }

    private static (string, bool?, string, Provenance?) One(string what, Fact<bool> has) =>
        (what, has.TryGet(out var known) ? known : null, has.Reason, has.Provenance);

    private static (string, bool?, string, Provenance?) Any<T>(string what, Fact<IReadOnlyList<T>> items) =>
        One(what, items.Select(known => known.Count > 0));

    // Keys of users who are not let into CodeCommit are not read, and open nothing.
    private static (string, bool?, string, Provenance?) Ssh(AuditScope scope, UserFacts user) =>
        user.SshPublicKeys.IsKnown || SshKeyAge.MayHave(scope, user)
            ? Any("an SSH public key", user.SshPublicKeys)
            : ("an SSH public key", false, "", user.Permissions.Provenance);
}
