namespace Keytide.Sandbox.World;

/// <summary>An IAM user and everything that hangs on it. Made by <see cref="Account.AddUser"/>.</summary>
public sealed class User : PolicyHolder
{
    private readonly List<AccessKey> _accessKeys = [];

    internal User(Account account, string name, string path, DateTimeOffset createdAt)
        : base(account, createdAt)
    {
        Name = name;
        Path = path;
        Id = account.Ids.UniqueId("AIDA");
    }

    public string Id { get; }

    public string Name { get; internal set; }

    public string Path { get; internal set; }

    public string Arn => $"arn:{Account.Partition}:iam::{Account.Id}:user{Path}{Name}";

    /// <summary>In the order of creation, deleted ones left out.</summary>
    public IReadOnlyList<AccessKey> AccessKeys => _accessKeys;

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
        key.SetStatus(KeyStatus.Deleted, at);
    }
}
