using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>user.admin-with-key: no access key administers the account.</summary>
public sealed class UserAdminWithKey : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "user.admin-with-key",
        Title = "No user with an access key administers the account",
        Severity = Severity.High,
        Subject = CheckSubject.User,
        Criterion = "Fails when a user with an active access key is allowed every action, or all of IAM, on every resource, by his "
            + "own policies or those of his groups, boundary and denials considered. A grant under a condition fails too, and is said "
            + "to be conditional. Users without an active key get no judgement.",
        Why = "Whoever finds that key owns the account.",
        Remediation = "Give the key's user only what its work needs, or make it a role that people assume with MFA.",
        Needs = FactGroups.CredentialReport | FactGroups.AuthorizationDetails,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) => scope.EachUser((user, subject) =>
    {
        if (!user.AccessKeys.TryGet(out var keys))
        {
            return subject.Unknown("the access keys", user.AccessKeys.Reason);
        }

        var active = keys.Count(key => key.Status == CredentialStatus.Active);
        if (active == 0)
        {
            return keys.Any(key => key.Status == CredentialStatus.Unknown)
                ? subject.Unknown("whether an access key is active", "its status was not read")
                : null;
        }

        return AdministratorRule.Judge(scope, user, subject, $"and has {Phrases.Count(active, "active access key")}");
    });
}
