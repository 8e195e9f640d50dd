using System.Globalization;

namespace Keytide.Sandbox.World;

/// <summary>An IAM user and everything that hangs on it. Made by <see cref="Account.AddUser"/>.</summary>
public sealed class User : PolicyHolder
{
    private readonly List<AccessKey> _accessKeys = [];
    private readonly List<AccessKey> _deletedKeys = [];
    private readonly List<MfaDevice> _mfaDevices = [];

    internal User(Account account, string name, string path, DateTimeOffset createdAt)
        : base(account, createdAt)
    {
        Name = name;
        Path = path;
        Id = account.Ids.UniqueId("AIDA");
    }

    public string Id { get; }

    public string Name { get; private set; }

    public string Path { get; private set; }

    public string Arn => $"arn:{Account.Partition}:iam::{Account.Id}:user{Path}{Name}";

    /// <summary>In the order of creation, deleted ones left out.</summary>
    public IReadOnlyList<AccessKey> AccessKeys => _accessKeys;

    /// <summary>With the deleted ones, which a stale list may still show.</summary>
    public IEnumerable<AccessKey> AllAccessKeys => _accessKeys.Concat(_deletedKeys);

    /// <summary>Null where there is no console password.</summary>
    public LoginProfile? LoginProfile { get; private set; }

    public LastUse PasswordLastUse { get; } = new();

    public IReadOnlyList<MfaDevice> MfaDevices => _mfaDevices;

    public List<SigningCertificate> SigningCertificates { get; } = [];

    public List<SshPublicKey> SshPublicKeys { get; } = [];

    public List<ServiceCredential> ServiceCredentials { get; } = [];

    public List<Tag> Tags { get; } = [];

    /// <summary>Makes an active key, without regard to the quota of two.</summary>
    public AccessKey AddAccessKey(DateTimeOffset at, string? id = null, string? secret = null)
    {
        var key = new AccessKey(Account, this, id ?? Account.Ids.AccessKeyId(), secret ?? Account.Ids.Secret(), at, Account.NextChange());
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

    public LoginProfile AddLoginProfile(DateTimeOffset at, string? password = null) =>
        LoginProfile = new LoginProfile(password ?? Account.Ids.Secret(), at);

    public void RemoveLoginProfile() => LoginProfile = null;

    /// <summary>Notes a sign-in to the console; only the first in five minutes is recorded.</summary>
    public void NoteSignIn(DateTimeOffset at, DateTimeOffset? visibleAt = null) =>
        PasswordLastUse.Note(at, "signin", "N/A", visibleAt ?? at, TimeSpan.FromMinutes(5));

    /// <summary>Makes a virtual device of the user's name and enables it.</summary>
    public MfaDevice AddVirtualMfa(DateTimeOffset at, string? name = null)
    {
        var device = Account.AddVirtualMfaDevice(name ?? Name);
        EnableMfa(device, at);
        return device;
    }

    /// <summary>Enables a hardware token or, with an ARN for a serial number, a security key.</summary>
    public MfaDevice AddHardwareMfa(DateTimeOffset at, string? serialNumber = null)
    {
        var device = new MfaDevice(serialNumber ?? $"GAHT{Account.Chance.NextInt(100_000_000):D8}", isVirtual: false);
        EnableMfa(device, at);
        return device;
    }

    public void EnableMfa(MfaDevice device, DateTimeOffset at)
    {
        device.Enable(this, at);
        _mfaDevices.Add(device);
    }

    public void DisableMfa(MfaDevice device)
    {
        _mfaDevices.Remove(device);
        device.Disable();
    }

    public SigningCertificate AddSigningCertificate(DateTimeOffset at, string body = "")
    {
        var certificate = new SigningCertificate(Account.Ids.Letters(32), body, at);
        SigningCertificates.Add(certificate);
        return certificate;
    }

    public SshPublicKey AddSshPublicKey(DateTimeOffset at, string body = "ssh-rsa AAAA")
    {
        var fingerprint = string.Join(':', Account.Ids.Bytes(16).Select(b => b.ToString("x2", CultureInfo.InvariantCulture)));
        var key = new SshPublicKey(Account.Ids.UniqueId("APKA"), body, fingerprint, at);
        SshPublicKeys.Add(key);
        return key;
    }

    /// <summary>Makes a credential for one service, ending after <paramref name="ageDays"/> where given.</summary>
    public ServiceCredential AddServiceCredential(string service, DateTimeOffset at, int? ageDays = null)
    {
        // Two of a service are told apart by what follows the account.
        var count = ServiceCredentials.Count(other => other.Service == service);
        var name = $"{Name}-at-{Account.Id}" + (count == 0 ? "" : $"-{count}");
        var credential = new ServiceCredential(this, Account.Ids.UniqueId("ACCA"), service, name, Account.Ids.Secret() + "=", at)
        {
            ExpiresAt = ageDays is null ? null : at.AddDays(ageDays.Value),
        };
        ServiceCredentials.Add(credential);
        return credential;
    }

    public void Join(Group group, DateTimeOffset at)
    {
        if (!group.Members.Has(Name))
        {
            group.Members.Add(Name, this);
            Change(Policies.Current with { Groups = Policies.Current.Groups.Add(group.Name) }, at);
        }
    }

    public void Leave(Group group, DateTimeOffset at)
    {
        group.Members.Remove(Name);
        Change(Policies.Current with { Groups = Policies.Current.Groups.Remove(group.Name) }, at);
    }

    /// <summary>Renames and moves; the caller keeps the account's table in step.</summary>
    internal void Rename(string name, string path)
    {
        foreach (var group in Policies.Current.Groups.Select(Account.Groups.Find).OfType<Group>())
        {
            group.Members.Remove(Name);
            group.Members.Add(name, this);
        }

        Name = name;
        Path = path;
    }
}
