namespace Keytide.Inventory;

/// <summary>What a multi-factor device is made of.</summary>
public enum MfaDeviceKind
{
    Unknown,

    /// <summary>An authenticator app: a shared secret that can be copied.</summary>
    Virtual,

    /// <summary>A token with a printed serial number.</summary>
    HardwareToken,

    /// <summary>A FIDO security key or a passkey; which of the two only its certifications tell.</summary>
    Fido,
}
