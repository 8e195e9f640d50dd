using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Organizations;

/// <summary>The organization of the caller's account. Any member account may ask.</summary>
public static class DescribeOrganization
{
    public static readonly AwsOperation Operation = new(AwsService.Organizations, nameof(DescribeOrganization));

    /// <exception cref="AwsException">Not read; <see cref="OrganizationsErrorCode.NotInUse"/> where the account is in none.</exception>
    public static Task<Organization> DescribeOrganizationAsync(this OrganizationsClient organizations, CancellationToken cancellation) =>
        organizations.Aws.JsonAsync(Operation, [], Read, cancellation);

    private static Organization Read(JsonAnswer answer)
    {
        var organization = answer.Object("Organization");
        return new Organization(
            organization.Text("Id"),
            organization.OptionalText("Arn"),
            organization.OptionalText("FeatureSet"),
            organization.OptionalText("MasterAccountId") is null ? null : organization.Account("MasterAccountId"));
    }
}
