using Keytide.Inventory;
using Keytide.Inventory.Policies;

namespace Keytide.Compliance.Checks;

/// <summary>ssh-key.age: SSH public keys for CodeCommit are no older than 90 days.</summary>
public sealed class SshKeyAge : ICheck
{
    private static readonly CheckThreshold Limit = CheckThreshold.Days(90, "The greatest age of an active SSH public key.");

    public CheckDescription Description { get; } = new()
    {
        Id = "ssh-key.age",
        Title = "Active SSH public keys are rotated in time",
        Severity = Severity.Medium,
        Subject = CheckSubject.SshPublicKey,
        Criterion = "Fails when an active SSH public key of a user is older than `days`. AWS lists these keys user by user only, so "
            + "they are read where a policy names CodeCommit, the one service that takes them; a user of whom they were not read, and "
            + "whose policies do not name it, gets no judgement.",
        Why = "The private half lies in a home directory, often without a passphrase, and is carried from laptop to laptop.",
        Remediation = "Have the owner upload a new key and delete this one.",
        Thresholds = [Limit],
        Needs = FactGroups.SshPublicKeys,
        Wants = FactGroups.AuthorizationDetails,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var limit = scope.Days(Description, Limit);
        return scope.EachUser((user, subject) =>
            user.SshPublicKeys.TryGet(out var keys) ? keys.Select(key => Judge(scope, user, key, limit)).OfType<Judgement>()
            : MayHave(scope, user) ? [subject.Unknown("the SSH public keys", user.SshPublicKeys.Reason)]
            : []);
    }

    /// <summary>Whether not knowing a user's SSH keys leaves something open.</summary>
    internal static bool MayHave(AuditScope scope, UserFacts user) =>
        !scope.Policies.AccessToGit(user.Permissions).TryGet(out var access)
        || access == ServiceAccess.ByName;

    private static Judgement? Judge(AuditScope scope, UserFacts user, SshPublicKey key, TimeSpan limit)
    {
        var uploaded = FactOf.Instant(key.UploadedAt, user.SshPublicKeys.Provenance!);
        var subject = Subjects.Of(user.Principal, CredentialKind.SshPublicKey, key.Id);
        return key.Status switch
        {
            CredentialStatus.Active => AgeRule.Judge(scope, subject, uploaded, "uploaded", limit, Remedy(user.Principal, key)),
            CredentialStatus.Unknown => subject.Unknown("whether it is active", "its status was not read"),
            _ => null,
        };
    }

    private static string Remedy(Principal user, SshPublicKey key) =>
        "Have the owner upload a new key, then: "
        + $"aws iam delete-ssh-public-key --user-name {Commands.Word(user)} --ssh-public-key-id {Phrases.ShellWord(key.Id)}";
}
