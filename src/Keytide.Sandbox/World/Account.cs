namespace Keytide.Sandbox.World;

/// <summary>One account and all that is in it. Made by <see cref="SandboxWorld.AddAccount"/>.</summary>
public sealed class Account
{
    private readonly Dictionary<string, AccessKey> _accessKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Session> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, object> _parts = [];
    private ulong _changes;

    internal Account(SandboxWorld world, string id, string name, DateTimeOffset createdAt)
    {
        World = world;
        Id = id;
        Name = name;
        CreatedAt = createdAt;
        Chance = new Chance(world.Seed).Fork(id);
        Ids = new IdFactory(id, Chance);
        Root = new RootUser(this);
    }

    public SandboxWorld World { get; }

    /// <summary>Twelve digits.</summary>
    public string Id { get; }

    public string Name { get; }

    public DateTimeOffset CreatedAt { get; }

    public string Partition => World.Partition;

    public string RootArn => $"arn:{Partition}:iam::{Id}:root";

    /// <summary>The account's own chance: what happens in other accounts does not move it.</summary>
    public Chance Chance { get; }

    public IdFactory Ids { get; }

    public RootUser Root { get; }

    /// <summary>The one alias an account may have, for its sign-in page.</summary>
    public string? Alias { get; set; }

    public NameTable<User> Users { get; } = new();

    public NameTable<Group> Groups { get; } = new();

    public NameTable<Role> Roles { get; } = new();

    /// <summary>The account's own managed policies, by name.</summary>
    public NameTable<ManagedPolicy> Policies { get; } = new();

    /// <summary>By serial number.</summary>
    public NameTable<MfaDevice> VirtualMfaDevices { get; } = new();

    public NameTable<ServerCertificate> ServerCertificates { get; } = new();

    /// <summary>By ARN.</summary>
    public NameTable<OidcProvider> OidcProviders { get; } = new();

    public int SamlProviderCount { get; set; }

    /// <summary>Null where none was set, and then AWS's own minimum holds.</summary>
    public PasswordPolicy? PasswordPolicy { get; set; }

    public CredentialReport CredentialReport { get; } = new();

    public EventHistory Events { get; } = new();

    public User AddUser(string name, DateTimeOffset at, string path = "/")
    {
        var user = new User(this, name, path, at);
        Users.Add(name, user);
        return user;
    }

    /// <summary>Takes the user away, and with it its keys and its place in groups.</summary>
    public void RemoveUser(User user, DateTimeOffset at)
    {
        user.AccessKeys.ToList().ForEach(key => user.RemoveAccessKey(key, at));
        user.Policies.Current.Groups.Select(Groups.Find).OfType<Group>().ToList().ForEach(group => user.Leave(group, at));
        Users.Remove(user.Name);
    }

    public void RenameUser(User user, string name, string path)
    {
        Users.Remove(user.Name);
        user.Rename(name, path);
        Users.Add(name, user);
    }

    public Group AddGroup(string name, DateTimeOffset at, string path = "/")
    {
        var group = new Group(this, name, path, at);
        Groups.Add(name, group);
        return group;
    }

    public Role AddRole(string name, string trustPolicy, DateTimeOffset at, string path = "/")
    {
        var role = new Role(this, name, path, trustPolicy, at);
        Roles.Add(name, role);
        return role;
    }

    public ManagedPolicy AddPolicy(string name, string document, DateTimeOffset at, string path = "/")
    {
        var arn = $"arn:{Partition}:iam::{Id}:policy{path}{name}";
        var policy = new ManagedPolicy(arn, Ids.UniqueId("ANPA"), name, path, document, at, NextChange);
        Policies.Add(name, policy);
        return policy;
    }

    /// <summary>A managed policy by ARN, the account's own or AWS's.</summary>
    public ManagedPolicy? FindPolicy(string arn)
    {
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        var policy = Policies.Find(name) is { } own && own.Arn == arn ? own : null;
        return policy ?? World.AwsPolicies.Find(arn);
    }

    public MfaDevice AddVirtualMfaDevice(string name, string path = "/")
    {
        var device = new MfaDevice($"arn:{Partition}:iam::{Id}:mfa{path}{name}", isVirtual: true) { Seed = Ids.Letters(64) };
        VirtualMfaDevices.Add(device.SerialNumber, device);
        return device;
    }

    public ServerCertificate AddServerCertificate(
        string name, DateTimeOffset at, DateTimeOffset expiresAt, string path = "/", string body = "", string? chain = null)
    {
        var arn = $"arn:{Partition}:iam::{Id}:server-certificate{path}{name}";
        var certificate = new ServerCertificate(Ids.UniqueId("ASCA"), name, path, arn, body, chain, at, expiresAt);
        ServerCertificates.Add(name, certificate);
        return certificate;
    }

    /// <summary>
    /// State of a service that IAM knows nothing of, for example its secrets: one object of each type, made when first asked for.
    /// </summary>
    public T Part<T>()
        where T : class, new()
    {
        if (!_parts.TryGetValue(typeof(T), out var part))
        {
            part = new T();
            _parts.Add(typeof(T), part);
        }

        return (T)part;
    }

    /// <summary>A long-lived key by its id, deleted ones included.</summary>
    public AccessKey? FindAccessKey(string id) => _accessKeys.GetValueOrDefault(id);

    public Session? FindSession(string accessKeyId) => _sessions.GetValueOrDefault(accessKeyId);

    /// <summary>Sessions that ended long ago are forgotten now and then, and are then unknown rather than expired.</summary>
    public void AddSession(Session session)
    {
        const int Crowd = 5_000;
        if (_sessions.Count >= Crowd)
        {
            foreach (var old in _sessions.Values.Where(old => old.ExpiresAt < session.IssuedAt.AddDays(-1)).ToList())
            {
                _sessions.Remove(old.AccessKeyId);
            }
        }

        _sessions.Add(session.AccessKeyId, session);
    }

    /// <summary>
    /// The number of the next change to anything whose visibility lags: it decides how long the change travels to each host.
    /// </summary>
    public ulong NextChange() => unchecked(Chance.Seed + ++_changes);

    internal void Register(AccessKey key)
    {
        _accessKeys.Add(key.Id, key);
        World.Register(key);
    }
}
