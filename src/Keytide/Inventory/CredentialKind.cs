namespace Keytide.Inventory;

/// <summary>The kinds of long-lived credential. Their names in camel case are part of the JSON contract.</summary>
public enum CredentialKind
{
    AccessKey,
    Password,
    MfaDevice,
    SigningCertificate,
    SshPublicKey,
    ServiceSpecificCredential,
    ServerCertificate,
}
