namespace Keytide.Inventory;

/// <summary>The API actions that an inventory is read with, as IAM policies and call counts name them.</summary>
public static class IamActions
{
    public const string GenerateCredentialReport = "iam:GenerateCredentialReport";
    public const string GetCredentialReport = "iam:GetCredentialReport";
    public const string GetAccountAuthorizationDetails = "iam:GetAccountAuthorizationDetails";
    public const string ListServiceSpecificCredentials = "iam:ListServiceSpecificCredentials";
    public const string ListVirtualMfaDevices = "iam:ListVirtualMFADevices";
    public const string GetAccountSummary = "iam:GetAccountSummary";
    public const string GetAccountPasswordPolicy = "iam:GetAccountPasswordPolicy";
    public const string ListServerCertificates = "iam:ListServerCertificates";
    public const string ListOrganizationsFeatures = "iam:ListOrganizationsFeatures";

    /// <summary>Only where the report or the authorization details were refused.</summary>
    public const string ListUsers = "iam:ListUsers";

    public const string ListAccessKeys = "iam:ListAccessKeys";
    public const string GetAccessKeyLastUsed = "iam:GetAccessKeyLastUsed";
    public const string ListMfaDevices = "iam:ListMFADevices";
    public const string GetMfaDevice = "iam:GetMFADevice";
    public const string ListSigningCertificates = "iam:ListSigningCertificates";
    public const string ListSshPublicKeys = "iam:ListSSHPublicKeys";
    public const string GetLoginProfile = "iam:GetLoginProfile";
    public const string GetUser = "iam:GetUser";
}
