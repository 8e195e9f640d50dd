namespace Keytide.Sandbox.Generator;

/// <summary>Users of a special kind: one or two of them in an account, whatever its size.</summary>
internal enum RareUser
{
    /// <summary>Signs SOAP requests with a certificate of many years ago.</summary>
    CertificateSigner,

    /// <summary>A developer with CodeCommit: an SSH key, a git password, and permissions for it of its own.</summary>
    GitUser,

    /// <summary>For emergencies: administrator by a policy on the user itself, with a security key or a hardware token.</summary>
    BreakGlass,
    BedrockWithoutEnd,
    BedrockEnding,
    BedrockEnded,

    /// <summary>A CodeCommit password left behind, its permissions long gone.</summary>
    GitPasswordLeftBehind,
    Keyspaces,

    /// <summary>A key of many years, used to this day; older than the encoding of the account in key ids where the account is.</summary>
    OldDeployer,
}
