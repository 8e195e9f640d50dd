namespace Keytide.Sandbox.World;

/// <summary>The account's root user.</summary>
public sealed class RootUser(Account account)
{
    private readonly List<AccessKey> _accessKeys = [];

    public IReadOnlyList<AccessKey> AccessKeys => _accessKeys;

    public AccessKey AddAccessKey(DateTimeOffset at, string? id = null, string? secret = null)
    {
        var key = new AccessKey(account, null, id ?? account.Ids.AccessKeyId(), secret ?? account.Ids.Secret(), at, account.NextChange());
        _accessKeys.Add(key);
        account.Register(key);
        return key;
    }
}
