namespace Keytide.Sandbox.Generator;

/// <summary>
/// What can be wrong with what was planted. The ages are the usual ones: a key is old after 90 days and unused after 45; nothing is
/// planted within 5 days of such a line, so that no reading of "after" changes the truth.
/// </summary>
public enum Flaw
{
    /// <summary>An active user key made more than 90 days ago.</summary>
    OldKey,

    /// <summary>An active user key that was used once, but not in the last 45 days.</summary>
    UnusedKey,

    /// <summary>An active user key older than 45 days that was never used.</summary>
    NeverUsedKey,
    TwoActiveKeys,

    /// <summary>A key set inactive more than 30 days ago and never deleted.</summary>
    InactiveKeyKept,

    /// <summary>A key of a person made within seconds of the user.</summary>
    KeyMadeWithUser,

    /// <summary>A console password and an active key on one user.</summary>
    PasswordAndKey,

    /// <summary>An active key of somebody who has left, still used by a script.</summary>
    LeaverKeyInUse,

    /// <summary>An active key of somebody who has left, not used since.</summary>
    LeaverKeyForgotten,
    UnusedPassword,
    NeverUsedPassword,
    ConsoleWithoutMfa,

    /// <summary>A user with nothing to sign in with: no password, key, certificate, SSH key or service credential.</summary>
    UserWithoutCredentials,

    /// <summary>A user without the tag <c>owner</c>.</summary>
    NoOwner,

    /// <summary>A policy, managed or inline, on the user itself.</summary>
    PolicyOnUser,

    /// <summary>A policy that allows everything on everything, on the user itself.</summary>
    AdministratorPolicyOnUser,

    /// <summary>A customer managed policy that allows every action of one service.</summary>
    ServiceWildcard,

    /// <summary>A customer managed policy that allows everything on everything.</summary>
    FullAccessPolicy,
    SigningCertificate,
    SshPublicKey,

    /// <summary>Any credential for a single service.</summary>
    ServiceCredential,

    /// <summary>An active credential for a single service that never ends, of a service whose credentials can end.</summary>
    ServiceCredentialWithoutEnd,
    ServerCertificateExpired,

    /// <summary>A server certificate that ends in less than 30 days.</summary>
    ServerCertificateExpiring,
    NoPasswordPolicy,
    WeakPasswordPolicy,
    RootKey,
    RootWithoutMfa,

    /// <summary>Root's second factor is a virtual device.</summary>
    RootWithVirtualMfa,

    /// <summary>Root was used in the last 90 days.</summary>
    RootUsed,
}
