using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Iam;

/// <summary>Everything that IAM does here.</summary>
internal static class IamOperations
{
    public static IEnumerable<Operation> All =>
    [
        .. UserOperations.All,
        .. AccessKeyOperations.All,
        .. LoginProfileOperations.All,
        .. MfaOperations.All,
        .. TagOperations.All,
        .. GroupOperations.All,
        .. RoleOperations.All,
        .. InlinePolicyOperations.All,
        .. AttachedPolicyOperations.All,
        .. PolicyOperations.All,
        .. PolicyVersionOperations.All,
        .. SigningCertificateOperations.All,
        .. SshPublicKeyOperations.All,
        .. ServiceCredentialOperations.All,
        .. ServerCertificateOperations.All,
        .. PasswordPolicyOperations.All,
        .. AccountOperations.All,
        .. OidcProviderOperations.All,
        .. CredentialReportOperations.All,
        .. AuthorizationDetailsOperations.All,
        .. SimulationOperations.All,
    ];
}
