using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>user.direct-policies: users have permissions through groups only.</summary>
public sealed class UserDirectPolicies : ICheck
{
    public CheckDescription Description { get; } = new()
    {
        Id = "user.direct-policies",
        Title = "Users have permissions only through groups",
        Severity = Severity.Low,
        Subject = CheckSubject.User,
        Criterion = "Fails when a policy, managed or inline, hangs on the user itself.",
        Why = "What one user was given is forgotten; what a group has is looked at when somebody joins or leaves.",
        Remediation = "Put the policy on a group, put the user into it, and take the policy off the user.",
        Needs = FactGroups.AuthorizationDetails,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope) => scope.EachUser((user, subject) =>
    {
        if (!user.Permissions.TryGet(out var permissions))
        {
            return subject.Unknown("the policies", user.Permissions.Reason);
        }

        string[] names =
        [
            .. permissions.AttachedPolicies.Select(policy => policy.Name),
            .. permissions.InlinePolicies.Select(policy => $"{policy.Name} (inline)"),
        ];
        var evidence = Evidence.Of(
            $"{subject.Label} has {permissions.AttachedPolicies.Count} attached and {permissions.InlinePolicies.Count} inline policies",
            user.Permissions.Provenance!);
        return names.Length == 0
            ? subject.Pass($"{subject.Start} has no policies of its own.", evidence)
            : subject.Fail(
                $"{subject.Start} has {(names.Length == 1 ? "a policy" : $"{names.Length} policies")} of its own: {Phrases.List(names)}.",
                evidence);
    });
}
