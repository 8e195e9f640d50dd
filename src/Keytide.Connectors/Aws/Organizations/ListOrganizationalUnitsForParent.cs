using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Organizations;

/// <summary>The organizational units directly under a root or another unit.</summary>
public static class ListOrganizationalUnitsForParent
{
    public static readonly AwsOperation Operation = new(AwsService.Organizations, nameof(ListOrganizationalUnitsForParent));

    /// <exception cref="AwsException">The list could not be read to its end.</exception>
    public static Task<IReadOnlyList<OrganizationalUnit>> ListOrganizationalUnitsForParentAsync(
        this OrganizationsClient organizations, string parentId, CancellationToken cancellation) =>
        organizations.ListAsync(Operation, parentId, "OrganizationalUnits", Read, cancellation);

    private static OrganizationalUnit Read(JsonAnswer unit) => new(unit.Text("Id"), unit.OptionalText("Arn"), unit.OptionalText("Name"));
}
