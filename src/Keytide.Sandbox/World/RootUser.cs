namespace Keytide.Sandbox.World;

/// <summary>
/// The account's root user. A member account made by an organization may have no password at all; centralized root access keeps it so.
/// </summary>
public sealed class RootUser(Account account)
{
    private readonly List<AccessKey> _accessKeys = [];
    private readonly List<AccessKey> _deletedKeys = [];
    private readonly List<MfaDevice> _mfaDevices = [];

    public Account Account { get; } = account;

    public bool HasPassword { get; set; } = true;

    /// <summary>When the password was last changed; null counts from the account's creation.</summary>
    public DateTimeOffset? PasswordChangedAt { get; set; }

    public LastUse PasswordLastUse { get; } = new();

    public IReadOnlyList<AccessKey> AccessKeys => _accessKeys;

    /// <summary>With the deleted ones, which a stale list may still show.</summary>
    public IEnumerable<AccessKey> AllAccessKeys => _accessKeys.Concat(_deletedKeys);

    public IReadOnlyList<MfaDevice> MfaDevices => _mfaDevices;

    public List<SigningCertificate> SigningCertificates { get; } = [];

    public AccessKey AddAccessKey(DateTimeOffset at, string? id = null, string? secret = null)
    {
        var key = new AccessKey(Account, null, id ?? Account.Ids.AccessKeyId(), secret ?? Account.Ids.Secret(), at, Account.NextChange());
        _accessKeys.Add(key);
        Account.Register(key);
        return key;
    }

    public void RemoveAccessKey(AccessKey key, DateTimeOffset at)
    {
        _accessKeys.Remove(key);
        _deletedKeys.Add(key);
        key.SetStatus(KeyStatus.Deleted, at);
    }

    /// <summary>A virtual device is named <c>…:mfa/root-account-mfa-device</c>, as the console names it.</summary>
    public MfaDevice AddVirtualMfa(DateTimeOffset at)
    {
        var device = Account.AddVirtualMfaDevice("root-account-mfa-device");
        EnableMfa(device, at);
        return device;
    }

    public MfaDevice AddHardwareMfa(DateTimeOffset at, string? serialNumber = null)
    {
        var device = new MfaDevice(serialNumber ?? $"GAHT{Account.Chance.NextInt(100_000_000):D8}", isVirtual: false);
        EnableMfa(device, at);
        return device;
    }

    public void EnableMfa(MfaDevice device, DateTimeOffset at)
    {
        device.Enable(null, at);
        _mfaDevices.Add(device);
    }

    public void DisableMfa(MfaDevice device)
    {
        _mfaDevices.Remove(device);
        device.Disable();
    }
}
