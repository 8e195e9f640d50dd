using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>user.boundary: users with keys have a permissions boundary.</summary>
public sealed class UserBoundary : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "user.boundary",
        Title = "Users with access keys have a permissions boundary",
        Severity = Severity.Low,
        Subject = CheckSubject.User,
        Criterion = "Fails when a user with an active access key has no permissions boundary.",
        Why = "A boundary limits what a lost key can do, whatever is attached to its user by mistake. Few organizations have one for "
            + "everybody, so this is off unless wanted.",
        Remediation = "aws iam put-user-permissions-boundary",
        IsOnByDefault = false,
        Needs = FactGroups.CredentialReport | FactGroups.AuthorizationDetails,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) => scope.EachUser((user, subject) =>
    {
        if (!user.AccessKeys.TryGet(out var keys))
        {
            return subject.Unknown("the access keys", user.AccessKeys.Reason);
        }

        if (keys.All(key => key.Status != CredentialStatus.Active))
        {
            return keys.Any(key => key.Status == CredentialStatus.Unknown)
                ? subject.Unknown("whether an access key is active", "its status was not read")
                : null;
        }

        if (!user.Permissions.TryGet(out var permissions))
        {
            return subject.Unknown("the permissions boundary", user.Permissions.Reason);
        }

        return permissions.BoundaryArn is { } arn
            ? subject.Pass(
                $"{subject.Start} is bounded by {Quoted.Shorten(arn)}.",
                Evidence.Of($"the boundary of {subject.Label} is {Quoted.Shorten(arn)}", user.Permissions.Provenance!))
            : subject.Fail(
                $"{subject.Start} has an active access key and no permissions boundary.",
                Evidence.Of($"{subject.Label} has no permissions boundary", user.Permissions.Provenance!)) with
            {
                Remediation = $"aws iam put-user-permissions-boundary --user-name {Commands.Word(user.Principal)} "
                    + "--permissions-boundary <policy ARN>",
            };
    });
}
