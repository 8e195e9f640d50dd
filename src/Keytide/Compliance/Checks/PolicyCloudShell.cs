using Keytide.Inventory;

namespace Keytide.Compliance.Checks;

/// <summary>policy.cloudshell: AWSCloudShellFullAccess is attached to nobody.</summary>
public sealed class PolicyCloudShell : ICheck
{
    private const string Name = "AWSCloudShellFullAccess";
    private const string ArnEnd = $":iam::aws:policy/{Name}";

    public CheckDescription Description { get; } = new()
    {
        Id = "policy.cloudshell",
        Title = $"{Name} is attached to nobody",
        Severity = Severity.Medium,
        Subject = CheckSubject.Policy,
        Criterion = $"Fails when the policy {Name} is attached to a user, group or role.",
        Why = "It lets files be downloaded from CloudShell, a way out that no network control sees.",
        Remediation = "Detach the policy, and attach one without file transfer.",
        Needs = FactGroups.AuthorizationDetails,
    };

    public IEnumerable<Judgement> Judge(AuditScope scope)
    {
        var snapshot = scope.Snapshot;
        var attached = snapshot.Policies.TryGet(out var policies)
            ? policies.FirstOrDefault(policy => policy.Arn.EndsWith(ArnEnd, StringComparison.Ordinal) && policy.AttachmentCount > 0)
            : null;
        string[] holders = [.. Holders(snapshot).Order(StringComparer.Ordinal)];
        if (attached is null && holders.Length == 0)
        {
            return [snapshot.Policies.IsKnown
                ? scope.Account.Pass(
                    $"{Name} is attached to nobody.", Evidence.Of($"no attachment of {Name}", snapshot.Policies.Provenance))
                : scope.Account.Unknown($"whether {Name} is attached", snapshot.Policies.Reason)];
        }

        var subject = new Subject(scope.Account.Principal, $"policy {Name}") { Resource = $"arn:{snapshot.Partition}{ArnEnd}" };
        var count = Math.Max(attached?.AttachmentCount ?? 0, holders.Length);
        var among = holders.Length > 0 ? $", among them {Phrases.List(holders)}" : "";
        var source = snapshot.Policies.Provenance ?? snapshot.Groups.Provenance ?? snapshot.Users.Provenance!;
        return [subject.Fail(
            $"{subject.Start} is attached to {Phrases.Count(count, "identity", "identities")}{among}.",
            Evidence.Of($"{Name} is attached", source))];
    }

    private static IEnumerable<string> Holders(AccountSnapshot snapshot)
    {
        static bool Has(IReadOnlyList<PolicyAttachment> attached) =>
            attached.Any(policy => policy.Arn.EndsWith(ArnEnd, StringComparison.Ordinal));

        var users = snapshot.Users.TryGet(out var known) ? known : [];
        var groups = snapshot.Groups.TryGet(out var read) ? read : [];
        return users.Where(user => user.Permissions.TryGet(out var permissions) && Has(permissions.AttachedPolicies))
            .Select(user => Subjects.Of(user).Label)
            .Concat(groups.Where(group => Has(group.AttachedPolicies)).Select(group => $"group {Quoted.Shorten(group.Name)}"));
    }
}
