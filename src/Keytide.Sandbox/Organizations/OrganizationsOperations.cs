using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Organizations;

/// <summary>Every operation of Organizations that the sandbox answers.</summary>
internal static class OrganizationsOperations
{
    public static readonly Service Service = Service.Json("organizations", "2016-11-28", "AWSOrganizationsV20161128");

    private const string Unit = "ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}";
    private static readonly Field Max = Field.Number("MaxResults", 1, 20);
    private static readonly Field ParentId = new Field("ParentId", Required: true, Max: 100).Matching($"(r-[0-9a-z]{{4,32}})|({Unit})");
    private static readonly Field AccountId = new Field("AccountId", Required: true).Matching("\\d{12}");
    private static readonly Field ChildId = new Field("ChildId", Required: true, Max: 100).Matching($"(\\d{{12}})|({Unit})");

    public static IReadOnlyList<Operation> All { get; } =
    [
        new(Service, "DescribeOrganization", OrganizationReading.Describe),
        new(Service, "ListAccounts", OrganizationReading.Accounts) { Fields = [Max] },
        new(Service, "ListAccountsForParent", OrganizationReading.AccountsFor) { Fields = [ParentId, Max] },
        new(Service, "ListRoots", OrganizationReading.Roots) { Fields = [Max] },
        new(Service, "ListOrganizationalUnitsForParent", OrganizationReading.UnitsFor) { Fields = [ParentId, Max] },
        new(Service, "ListParents", OrganizationReading.Parents) { Fields = [ChildId, Max] },
        new(Service, "DescribeAccount", OrganizationReading.Account) { Fields = [AccountId] },
        new(Service, "ListDelegatedAdministrators", OrganizationReading.DelegatedAdministrators)
        {
            Fields = [Max, new("ServicePrincipal", Min: 1, Max: 128)],
        },
        new(Service, "ListAWSServiceAccessForOrganization", OrganizationReading.TrustedServices) { Fields = [Max] },
        new(Service, "ListTagsForResource", OrganizationReading.Tags) { Fields = [new("ResourceId", Required: true, Max: 130)] },
    ];
}
