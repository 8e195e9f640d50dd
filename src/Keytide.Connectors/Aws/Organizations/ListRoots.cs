using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Organizations;

/// <summary>The roots of the organization; so far there is always one.</summary>
public static class ListRoots
{
    public static readonly AwsOperation Operation = new(AwsService.Organizations, nameof(ListRoots));

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<OrganizationRoot>> ListRootsAsync(
        this OrganizationsClient organizations, CancellationToken cancellation) =>
        organizations.ListAsync(Operation, parentId: null, "Roots", Read, cancellation);

    private static OrganizationRoot Read(JsonAnswer root) => new(root.Text("Id"), root.OptionalText("Arn"), root.OptionalText("Name"));
}
