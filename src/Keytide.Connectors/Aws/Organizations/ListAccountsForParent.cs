using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Organizations;

/// <summary>The accounts directly under a root or an organizational unit.</summary>
public static class ListAccountsForParent
{
    public static readonly AwsOperation Operation = new(AwsService.Organizations, nameof(ListAccountsForParent));

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<MemberAccount>> ListAccountsForParentAsync(
        this OrganizationsClient organizations, string parentId, CancellationToken cancellation) =>
        organizations.ListAsync(Operation, parentId, "Accounts", OrganizationsFields.Member, cancellation);
}
