namespace Keytide.Inventory;

/// <summary>
/// The facts of a snapshot in the groups in which they are read: what a check says it needs, what a call plan fetches, what a pair of saved
/// files holds.
/// </summary>
[Flags]
public enum FactGroups
{
    None = 0,

    /// <summary>Users, their passwords, whether MFA is on, and slots of keys and certificates: the credential report.</summary>
    CredentialReport = 1 << 0,

    /// <summary>The ids of access keys, and keys beyond the second.</summary>
    AccessKeyIds = 1 << 1,

    /// <summary>Tags, groups, policies, boundaries: the authorization details.</summary>
    AuthorizationDetails = 1 << 2,

    AccountSummary = 1 << 3,
    PasswordPolicy = 1 << 4,
    ServerCertificates = 1 << 5,

    /// <summary>Virtual MFA devices: root's, and those that nobody uses.</summary>
    VirtualMfaDevices = 1 << 6,

    /// <summary>Each user's devices with their certifications.</summary>
    MfaDevices = 1 << 7,

    SigningCertificateIds = 1 << 8,
    SshPublicKeys = 1 << 9,
    ServiceSpecificCredentials = 1 << 10,
    OrganizationRootFeatures = 1 << 11,

    /// <summary>Access advisor's services used.</summary>
    ServicesUsed = 1 << 12,

    All = (1 << 13) - 1,
}
