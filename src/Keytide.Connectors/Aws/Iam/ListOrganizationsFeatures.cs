using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Iam;

/// <summary>
/// Which features of centralised root access the organization uses. Answered to the management account and IAM's delegated administrator
/// only.
/// </summary>
public static class ListOrganizationsFeatures
{
    public static readonly AwsOperation Operation = new(AwsService.Iam, nameof(ListOrganizationsFeatures));

    /// <exception cref="AwsException">Not read, or the caller's account is not one that may ask.</exception>
    public static Task<OrganizationsFeatures> ListOrganizationsFeaturesAsync(this IamClient iam, CancellationToken cancellation) =>
        iam.Aws.QueryAsync(
            Operation,
            [],
            answer => new OrganizationsFeatures(
                answer.OptionalText("OrganizationId"), [.. answer.OptionalMembers("EnabledFeatures").Select(feature => feature.OwnText)]),
            cancellation);
}
