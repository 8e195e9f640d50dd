using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Organizations;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Accounts;

/// <summary>
/// Turns "the caller" or "the caller's organization" into accounts to read. The caller's own account is read with the caller's own
/// credentials, every other one through a role of the same name in it.
/// </summary>
/// <param name="caller">Who asks.</param>
/// <param name="clock">Of sessions.</param>
/// <param name="entropy">Names them.</param>
/// <param name="purpose">What for: it stands in the names of sessions.</param>
public sealed class OrganizationReader(AwsClient caller, TimeProvider clock, IEntropy entropy, string purpose = "audit")
{
    /// <exception cref="AwsException">Nobody could be told who is calling.</exception>
    public async Task<AccountTarget> ReadOwnAsync(CancellationToken cancellation)
    {
        var identity = await new StsClient(caller).GetCallerIdentityAsync(cancellation);
        return new AccountTarget(identity.Account, PartitionOf(identity.Arn), Name: null, caller, null, null, MayKnowRootFeatures: false);
    }

    /// <summary>Every account of the organization, in the order of their numbers.</summary>
    /// <param name="roleName">The role to assume in member accounts, path allowed.</param>
    /// <param name="externalId">What the role's trust policy asks for, or null.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="AwsException">The list of accounts could not be read to its end: whom to audit is then not known.</exception>
    public async Task<IReadOnlyList<AccountTarget>> ReadOrganizationAsync(
        string roleName, string? externalId, CancellationToken cancellation)
    {
        var identity = await new StsClient(caller).GetCallerIdentityAsync(cancellation);
        var organizations = new OrganizationsClient(caller);
        var organization = await organizations.DescribeOrganizationAsync(cancellation);
        var members = await organizations.ListAccountsAsync(cancellation);
        var partition = PartitionOf(identity.Arn);
        var session = SessionName();
        return
        [
            .. members.OrderBy(member => member.Id).Select(member => member.Id == identity.Account
                ? new AccountTarget(
                    member.Id, partition, member.Name, caller, null, null, MayKnowRootFeatures: member.Id == organization.ManagementAccount)
                : Member(member, partition, new RoleRequest($"arn:{partition}:iam::{member.Id}:role/{roleName}", session, externalId))),
        ];
    }

    private AccountTarget Member(MemberAccount member, Partition partition, RoleRequest role)
    {
        var target = new AccountTarget(member.Id, partition, member.Name, null, null, null, MayKnowRootFeatures: false);
        if (!member.IsActive)
        {
            return target with { Obstacle = $"the account is {member.State ?? "in an unknown state"}" };
        }

        var credentials = new AssumedRoleCredentials(new StsClient(caller), role, clock);
        return target with { Client = caller.As(credentials), Session = credentials };
    }

    /// <summary>What CloudTrail shows as the caller: Keytide, its purpose, and which run of it.</summary>
    private string SessionName()
    {
        Span<byte> bytes = stackalloc byte[6];
        entropy.Fill(bytes);
        return $"keytide-{purpose}-{Convert.ToHexStringLower(bytes)}";
    }

    private static Partition PartitionOf(string arn) =>
        arn.Split(':') is ["arn", var id, ..] && Partition.FromId(id) is { } partition ? partition : Partition.Aws;
}
