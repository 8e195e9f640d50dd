using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Iam;

/// <summary>How often each managed policy is attached and used as a boundary, counted once over the account.</summary>
internal sealed class PolicyUse
{
    private readonly Dictionary<string, int> _attachments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _boundaries = new(StringComparer.Ordinal);

    public PolicyUse(Account account)
    {
        foreach (var holder in account.Users.Cast<PolicyHolder>().Concat(account.Groups).Concat(account.Roles))
        {
            var policies = holder.Policies.Current;
            foreach (var arn in policies.Attached)
            {
                _attachments[arn] = _attachments.GetValueOrDefault(arn) + 1;
            }

            if (policies.Boundary is { } boundary)
            {
                _boundaries[boundary] = _boundaries.GetValueOrDefault(boundary) + 1;
            }
        }
    }

    public int AttachmentsOf(ManagedPolicy policy) => _attachments.GetValueOrDefault(policy.Arn);

    public int BoundariesOf(ManagedPolicy policy) => _boundaries.GetValueOrDefault(policy.Arn);

    /// <summary>A key that tells users, groups and roles of one name apart.</summary>
    public static string KeyOf(PolicyHolder holder) => holder switch
    {
        User user => user.Arn,
        Group group => group.Arn,
        Role role => role.Arn,
        _ => throw new InvalidOperationException($"{holder.GetType()} holds no policies."),
    };
}
