namespace Keytide.Inventory;

/// <summary>The facts of a user that can be read again live, one call for each but the keys' last use, which takes one per key.</summary>
[Flags]
public enum LiveFacts
{
    None = 0,
    AccessKeys = 1 << 0,
    KeyLastUse = 1 << 1,
    Password = 1 << 2,
    PasswordLastUse = 1 << 3,
    MfaActive = 1 << 4,

    /// <summary>All devices: a user with a virtual one, which a list for the whole account names, may have others besides.</summary>
    EveryMfaDevice = 1 << 5,

    SigningCertificates = 1 << 6,
    SshPublicKeys = 1 << 7,
}
