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

    public NameTable<User> Users { get; } = new();

    public NameTable<Role> Roles { get; } = new();

    public EventHistory Events { get; } = new();

    public User AddUser(string name, DateTimeOffset at, string path = "/")
    {
        var user = new User(this, name, path, at);
        Users.Add(name, user);
        return user;
    }

    public Role AddRole(string name, string trustPolicy, DateTimeOffset at, string path = "/")
    {
        var role = new Role(this, name, path, trustPolicy, at);
        Roles.Add(name, role);
        return role;
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

    public void AddSession(Session session) => _sessions.Add(session.AccessKeyId, session);

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
