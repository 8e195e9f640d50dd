using Keytide.Connectors.Aws.Iam;
using Keytide.Inventory;

namespace Keytide.Connectors.Aws.Accounts;

/// <summary>What IAM answered, in the words of the inventory.</summary>
internal static class IamAnswers
{
    public static Inventory.CredentialStatus Status(string status) => status switch
    {
        Iam.CredentialStatus.Active => Inventory.CredentialStatus.Active,
        Iam.CredentialStatus.Inactive => Inventory.CredentialStatus.Inactive,
        Iam.CredentialStatus.Expired => Inventory.CredentialStatus.Expired,
        _ => Inventory.CredentialStatus.Unknown,
    };

    public static Inventory.UserDetail User(Iam.UserDetail user) => new(
        user.Name,
        user.Arn,
        user.Id,
        user.CreatedAt,
        user.Tags,
        new UserPermissions(user.Groups, Inline(user.InlinePolicies), Attached(user.AttachedPolicies), user.PermissionsBoundaryArn));

    public static UserGroup Group(GroupDetail group) =>
        new(group.Name, group.Arn, Inline(group.InlinePolicies), Attached(group.AttachedPolicies));

    // A policy without a default version in the answer keeps an empty document, which every reader of policies calls malformed:
    // what it permits is then unknown, not nothing.
    public static ManagedPolicy Policy(ManagedPolicyDetail policy) => new(
        policy.Name,
        policy.Arn,
        policy.Arn.Contains(":iam::aws:policy/", StringComparison.Ordinal),
        policy.AttachmentCount ?? 0,
        policy.BoundaryUsageCount ?? 0,
        policy.DefaultDocument ?? "");

    public static ListedUser ListedUser(IamUser user) => new(user.Name, user.Arn, user.Id, user.CreatedAt, user.PasswordLastUsed);

    public static OwnedServiceCredential ServiceSpecific(Iam.ServiceSpecificCredential credential) => new(
        credential.UserName,
        new Inventory.ServiceSpecificCredential(
            credential.Id,
            credential.ServiceName,
            Status(credential.Status),
            credential.CreatedAt,
            credential.ExpiresAt,
            credential.ServiceUserName,
            credential.Alias));

    public static Inventory.ServerCertificate Server(Iam.ServerCertificate certificate) =>
        new(certificate.Id, certificate.Name, certificate.Arn, certificate.UploadedAt, certificate.ExpiresAt);

    public static Inventory.SigningCertificate Signing(Iam.SigningCertificate certificate) =>
        new(certificate.Id, Status(certificate.Status), certificate.UploadedAt);

    public static Inventory.SshPublicKey Ssh(Iam.SshPublicKey key) => new(key.Id, Status(key.Status), key.UploadedAt);

    public static Inventory.PasswordPolicy PasswordPolicy(Iam.PasswordPolicy? policy) => policy is null
        ? Inventory.PasswordPolicy.AwsDefault
        : new Inventory.PasswordPolicy
        {
            IsCustom = true,
            MinimumLength = policy.MinimumPasswordLength ?? Inventory.PasswordPolicy.AwsDefault.MinimumLength,
            RequireSymbols = policy.RequireSymbols ?? false,
            RequireNumbers = policy.RequireNumbers ?? false,
            RequireUppercase = policy.RequireUppercase ?? false,
            RequireLowercase = policy.RequireLowercase ?? false,
            MaximumAgeDays = policy.ExpirePasswords == false ? null : policy.MaxPasswordAge,
            ReusePrevention = policy.PasswordReusePrevention,
        };

    private static IReadOnlyList<Inventory.InlinePolicy> Inline(IReadOnlyList<Iam.InlinePolicy> policies) =>
        [.. policies.Select(policy => new Inventory.InlinePolicy(policy.Name, policy.Document))];

    private static IReadOnlyList<PolicyAttachment> Attached(IReadOnlyList<AttachedPolicy> policies) =>
        [.. policies.Select(policy => new PolicyAttachment(policy.Name, policy.Arn))];
}
