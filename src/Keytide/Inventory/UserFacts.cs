namespace Keytide.Inventory;

/// <summary>
/// All that was read of one IAM user. Every member is a fact of its own, since they come from different calls, of different age,
/// each of which may have been denied.
/// </summary>
public sealed record UserFacts
{
    public required Principal Principal { get; init; }

    public required Fact<DateTimeOffset> CreatedAt { get; init; }

    public required Fact<IReadOnlyDictionary<string, string>> Tags { get; init; }

    public required Fact<UserPermissions> Permissions { get; init; }

    public required Fact<ConsolePassword> Password { get; init; }

    /// <summary>Whether any multi-factor device is assigned, whatever its kind.</summary>
    public required Fact<bool> MfaActive { get; init; }

    /// <summary>The devices themselves; unknown where only <see cref="MfaActive"/> was read.</summary>
    public required Fact<IReadOnlyList<MfaDevice>> MfaDevices { get; init; }

    public required Fact<IReadOnlyList<AccessKey>> AccessKeys { get; init; }

    public required Fact<IReadOnlyList<SigningCertificate>> SigningCertificates { get; init; }

    public required Fact<IReadOnlyList<SshPublicKey>> SshPublicKeys { get; init; }

    public required Fact<IReadOnlyList<ServiceSpecificCredential>> ServiceSpecificCredentials { get; init; }

    /// <summary>Services the user reached and when, by access advisor; unknown unless asked for.</summary>
    public required Fact<IReadOnlyDictionary<string, DateTimeOffset>> ServicesUsed { get; init; }

    /// <summary>Calls about this user that failed; what was known before them stays, with the age it has.</summary>
    public IReadOnlyList<ReadGap> Gaps { get; init; } = [];
}
