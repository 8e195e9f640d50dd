using Keytide.Sandbox.Wire;
using Keytide.Sandbox.World.Organizations;

namespace Keytide.Sandbox.Iam;

/// <summary>
/// GetAccountSummary, ListAccountAliases, CreateAccountAlias, DeleteAccountAlias, ListSAMLProviders, ListOrganizationsFeatures.
/// </summary>
internal static class AccountOperations
{
    private static readonly Field Alias = new Field("AccountAlias", Required: true, Min: 3, Max: 63)
        .Matching("^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$");

    public static IEnumerable<Operation> All =>
    [
        new(Service.Iam, "GetAccountSummary", Summarize),
        new(Service.Iam, "ListAccountAliases", ListAliases) { Fields = IamFields.Page },
        new(Service.Iam, "CreateAccountAlias", CreateAlias) { Fields = [Alias] },
        new(Service.Iam, "DeleteAccountAlias", DeleteAlias) { Fields = [Alias] },
        new(Service.Iam, "ListSAMLProviders", ListSamlProviders),
        new(Service.Iam, "ListOrganizationsFeatures", ListFeatures),
    ];

    /// <summary>The 34 numbers that AWS was recorded to give, in alphabetical order.</summary>
    private static Structure Summarize(Call call)
    {
        var account = call.Account;
        var devices = account.Users.Sum(user => user.MfaDevices.Count) + account.Root.MfaDevices.Count;
        var unassigned = account.VirtualMfaDevices.Count(device => device.EnabledAt is null);
        return new Structure
        {
            {
                "SummaryMap", new Map
                {
                    { "AccessKeysPerUserQuota", 2 },
                    { "AccountAccessKeysPresent", account.Root.AccessKeys.Count },
                    { "AccountMFAEnabled", account.Root.MfaDevices.Count > 0 ? 1 : 0 },
                    { "AccountPasswordPresent", account.Root.HasPassword ? 1 : 0 },
                    { "AccountSigningCertificatesPresent", account.Root.SigningCertificates.Count },
                    { "AssumeRolePolicySizeQuota", 2048 },
                    { "AttachedPoliciesPerGroupQuota", 10 },
                    { "AttachedPoliciesPerRoleQuota", 10 },
                    { "AttachedPoliciesPerUserQuota", 10 },
                    { "GlobalEndpointTokenVersion", 1 },
                    { "GroupPolicySizeQuota", 5120 },
                    { "Groups", account.Groups.Count },
                    { "GroupsPerUserQuota", 10 },
                    { "GroupsQuota", 300 },
                    { "InstanceProfiles", 0 },
                    { "InstanceProfilesQuota", 1000 },
                    { "MFADevices", devices + unassigned },
                    { "MFADevicesInUse", devices },
                    { "Policies", account.Policies.Count },
                    { "PoliciesQuota", 1500 },
                    { "PolicySizeQuota", 6144 },
                    { "PolicyVersionsInUse", account.Policies.Sum(policy => policy.Versions.Count) },
                    { "PolicyVersionsInUseQuota", 10_000 },
                    { "Providers", account.OidcProviders.Count + account.SamlProviderCount },
                    { "RolePolicySizeQuota", 10_240 },
                    { "Roles", account.Roles.Count },
                    { "RolesQuota", 1000 },
                    { "ServerCertificates", account.ServerCertificates.Count },
                    { "ServerCertificatesQuota", 20 },
                    { "SigningCertificatesPerUserQuota", 2 },
                    { "UserPolicySizeQuota", 2048 },
                    { "Users", account.Users.Count },
                    { "UsersQuota", 5000 },
                    { "VersionsPerPolicyQuota", 5 },
                }
            },
        };
    }

    private static Structure ListAliases(Call call)
    {
        List<string> aliases = call.Account.Alias is { } alias ? [alias] : [];
        return Paging.Page(call, "AccountAliases", ByKey.AsTheyAre(aliases), name => name);
    }

    private static Structure? CreateAlias(Call call)
    {
        call.Account.Alias = call.Input.Required("AccountAlias");
        return null;
    }

    private static Structure? DeleteAlias(Call call)
    {
        var alias = call.Input.Required("AccountAlias");
        call.Account.Alias = call.Account.Alias == alias
            ? null
            : throw IamErrors.NoSuchEntity($"The account alias {alias} cannot be found.");
        return null;
    }

    private static Structure ListSamlProviders(Call call) => new()
    {
        {
            "SAMLProviderList", Enumerable.Range(1, call.Account.SamlProviderCount).Select(number => new Structure
            {
                { "Arn", IamArns.Of(call, $"saml-provider/provider-{number}") },
                { "CreateDate", call.Account.CreatedAt },
            })
        },
    };

    private static Structure ListFeatures(Call call)
    {
        var organization = call.World.Part<OrganizationPlace>().Organization;
        if (organization?.FindAccount(call.Account.Id) is null)
        {
            throw new ApiException("OrganizationNotFoundException", "The account is not a member of an organization.");
        }

        if (organization.ManagementAccountId != call.Account.Id
            && organization.DelegatedAdministrators.All(delegated => delegated.AccountId != call.Account.Id))
        {
            throw new ApiException(
                "AccountNotManagementOrDelegatedAdministratorException",
                "The account is neither the management account nor a delegated administrator of the organization.");
        }

        return new Structure { { "OrganizationId", organization.Id }, { "EnabledFeatures", organization.EnabledFeatures.ToList() } };
    }
}
