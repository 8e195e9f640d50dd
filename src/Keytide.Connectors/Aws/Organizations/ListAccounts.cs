using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Organizations;

/// <summary>Every account of the organization, closed ones included for ninety days.</summary>
public static class ListAccounts
{
    public static readonly AwsOperation Operation = new(AwsService.Organizations, nameof(ListAccounts));

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<MemberAccount>> ListAccountsAsync(
        this OrganizationsClient organizations, CancellationToken cancellation) =>
        organizations.ListAsync(Operation, parentId: null, "Accounts", OrganizationsFields.Member, cancellation);
}
