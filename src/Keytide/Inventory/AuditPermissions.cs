namespace Keytide.Inventory;

/// <summary>
/// Exactly what an audit needs to be allowed, no action more. A test audits the sandbox with this policy and nothing else, and then once
/// without each single action. sts:GetCallerIdentity needs no permission.
/// </summary>
public static class AuditPermissions
{
    private const string Users = "arn:{0}:iam::*:user/*";

    /// <summary>In the account that is audited, the management account included.</summary>
    public static readonly IReadOnlyList<RequiredPermission> Account =
    [
        new(IamActions.GenerateCredentialReport, "passwords, MFA, keys and certificates of all users and of root"),
        new(IamActions.GetCredentialReport, "the same"),
        new(IamActions.GetAccountAuthorizationDetails, "users with their tags, groups and policies"),
        new(IamActions.GetAccountSummary, "root's credentials and the quotas"),
        new(IamActions.GetAccountPasswordPolicy, "the password policy"),
        new(IamActions.ListServiceSpecificCredentials, "CodeCommit, Keyspaces, Bedrock and Logs credentials"),
        new(IamActions.ListVirtualMfaDevices, "virtual MFA devices and whose they are"),
        new(IamActions.ListServerCertificates, "TLS certificates kept in IAM"),
        new(IamActions.ListAccessKeys, "key ids, which the report does not have", Users),
        new(IamActions.GetAccessKeyLastUsed, "last use of a key, live, before a check fails on a report that may be stale", Users),
        new(IamActions.ListMfaDevices, "MFA devices that are not virtual", Users),
        new(IamActions.GetMfaDevice, "what such a device is certified for", Users),
        new(IamActions.ListSigningCertificates, "certificate ids, which the report does not have", Users),
        new(IamActions.ListSshPublicKeys, "SSH keys of users whose policies allow CodeCommit", Users),
        new(IamActions.GetLoginProfile, "whether a user has a password, live", Users),
        new(IamActions.GetUser, "last sign-in, live", Users),
        new(IamActions.ListUsers, "users, where the report or the details are refused"),
    ];

    /// <summary>In the management account, or a delegated one, for <c>--org</c>, beside <see cref="Account"/>.</summary>
    public static readonly IReadOnlyList<RequiredPermission> Organization =
    [
        new("organizations:DescribeOrganization", "which account manages the organization"),
        new("organizations:ListAccounts", "the accounts"),
        new(IamActions.ListOrganizationsFeatures, "whether root credentials are managed centrally"),
    ];
}
