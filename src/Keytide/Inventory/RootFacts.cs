namespace Keytide.Inventory;

/// <summary>All that was read of an account's root user, from the credential report and from the account summary.</summary>
public sealed record RootFacts
{
    public required Principal Principal { get; init; }

    public required Fact<ConsolePassword> Password { get; init; }

    public required Fact<bool> MfaActive { get; init; }

    /// <summary>True when root's device is not in the list of virtual devices.</summary>
    public required Fact<bool> MfaIsHardware { get; init; }

    public required Fact<IReadOnlyList<AccessKey>> AccessKeys { get; init; }

    /// <summary>
    /// Whether an access key exists, active or not. The report alone shows only the active flag of two slots; the summary counts presence.
    /// </summary>
    public required Fact<bool> AccessKeyPresent { get; init; }

    public required Fact<IReadOnlyList<SigningCertificate>> SigningCertificates { get; init; }

    /// <summary>
    /// Root's virtual devices; a hardware token or security key of root is in no list, <see cref="MfaIsHardware"/> infers it.
    /// </summary>
    public Fact<IReadOnlyList<MfaDevice>> MfaDevices { get; init; }
}
