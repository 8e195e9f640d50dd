namespace Keytide.Compliance;

/// <summary>What a check's judgements are about.</summary>
public enum CheckSubject
{
    AccessKey,
    Password,
    User,
    Root,
    Account,
    MfaDevice,
    SigningCertificate,
    SshPublicKey,
    ServiceSpecificCredential,
    ServerCertificate,
    Policy,

    /// <summary>An entry of Keytide's own settings.</summary>
    Suppression,
}
