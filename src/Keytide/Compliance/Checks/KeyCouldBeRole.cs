using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>key.could-be-role: work that a role could do is not done with a user's key.</summary>
public sealed class KeyCouldBeRole : ICheck
{
    // With these two a user only finds out who he is and takes on roles: what is left when the move to roles is done.
    private static readonly string[] Unavoidable = ["iam", "sts"];

    public CheckDescription Description { get; } = new()
    {
        Id = "key.could-be-role",
        Title = "Users with access keys only assume roles",
        Severity = Severity.Informational,
        Subject = CheckSubject.User,
        Criterion = "Fails when a user with an active access key has reached a service other than IAM and STS, by access advisor. "
            + "Services that policies allow and nobody reached do not count, and neither do inactive keys.",
        Why = "Whatever a key does, a role can do with credentials that expire by themselves.",
        Remediation = "Give the work a role (an instance profile, OIDC federation, IAM Roles Anywhere), and delete the key.",
        IsOnByDefault = false,
        Needs = FactGroups.CredentialReport | FactGroups.ServicesUsed,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) => scope.EachUser((user, subject) =>
    {
        if (!user.AccessKeys.TryGet(out var keys))
        {
            return subject.Unknown("the access keys", user.AccessKeys.Reason);
        }

        if (keys.All(key => key.Status != CredentialStatus.Active))
        {
            return null;
        }

        if (!user.ServicesUsed.TryGet(out var used))
        {
            return subject.Unknown("the services reached", user.ServicesUsed.Reason);
        }

        string[] others = [.. used.Keys.Except(Unavoidable, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        var evidence = Evidence.Of($"{Phrases.Count(used.Count, "service")} reached by {subject.Label}", user.ServicesUsed.Provenance!);
        return others.Length > 0
            ? subject.Fail($"{subject.Start} reaches {Phrases.List(others)} with an access key, which a role could do.", evidence)
            : subject.Pass($"{subject.Start} reaches nothing but IAM and STS with an access key.", evidence);
    });
}
