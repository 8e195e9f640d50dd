using Keytide.Inventory;
using Keytide.Inventory.Policies;

namespace Keytide.Compliance.Checks;

/// <summary>A policy that takes effect in the account, as the subject of a judgement.</summary>
internal sealed record PolicySource(Subject Subject, Fact<PolicyDocument> Document, bool IsAwsManaged)
{
    /// <summary>
    /// Every managed policy that is attached to somebody, and every inline policy of users and groups. What could not be read is there as a
    /// judgement of unknown.
    /// </summary>
    public static (IReadOnlyList<PolicySource> Policies, IReadOnlyList<Judgement> Unread) InEffect(AuditScope scope)
    {
        var snapshot = scope.Snapshot;
        List<PolicySource> found = [];
        List<Judgement> unread = [];
        List<string> missing = [];
        var account = scope.Account.Principal;
        if (snapshot.Policies.TryGet(out var managed))
        {
            found.AddRange(managed.Where(policy => policy.AttachmentCount > 0).Select(policy => new PolicySource(
                new Subject(account, $"policy {Quoted.Shorten(policy.Name)}") { Resource = policy.Arn },
                scope.Policies.Managed(policy.Arn),
                policy.IsAwsManaged)));
        }
        else
        {
            missing.Add($"managed policies: {snapshot.Policies.Reason}");
        }

        if (snapshot.Groups.TryGet(out var groups))
        {
            found.AddRange(groups.SelectMany(group => group.InlinePolicies.Select(policy => new PolicySource(
                new Subject(account, $"inline policy {Quoted.Shorten(policy.Name)} of group {Quoted.Shorten(group.Name)}")
                {
                    Resource = group.Arn,
                    Place = policy.Name,
                },
                scope.Policies.Read(policy.Document, snapshot.Groups.Provenance!),
                IsAwsManaged: false))));
        }
        else
        {
            missing.Add($"groups: {snapshot.Groups.Reason}");
        }

        if (snapshot.Users.TryGet(out var users))
        {
            foreach (var user in users)
            {
                AddUser(scope, user, found, unread);
            }
        }
        else
        {
            missing.Add($"users: {snapshot.Users.Reason}");
        }

        if (missing.Count > 0)
        {
            unread.Add(scope.Account.Unknown("some of the policies in effect", string.Join("; ", missing)));
        }

        return (found, unread);
    }

    private static void AddUser(AuditScope scope, UserFacts user, List<PolicySource> found, List<Judgement> unread)
    {
        if (user.Permissions.TryGet(out var permissions))
        {
            var owner = Subjects.Of(user).Label;
            found.AddRange(permissions.InlinePolicies.Select(policy => new PolicySource(
                new Subject(user.Principal, $"inline policy {Quoted.Shorten(policy.Name)} of {owner}") { Place = policy.Name },
                scope.Policies.Read(policy.Document, user.Permissions.Provenance!),
                IsAwsManaged: false)));
        }
        else
        {
            unread.Add(Subjects.Of(user).Unknown("the policies", user.Permissions.Reason));
        }
    }
}
