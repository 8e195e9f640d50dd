using Keytide.Inventory;

namespace Keytide.Scanning;

/// <summary>What audits have left behind, by key id, account and user name. Nothing in it is newer than the last audit.</summary>
public sealed class KnownAccounts
{
    public static readonly KnownAccounts None = new([]);

    private readonly Dictionary<string, CachedAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (KnownKey Key, CachedAccount Account)> _keys = new(StringComparer.Ordinal);

    public KnownAccounts(IEnumerable<CachedAccount> accounts)
    {
        foreach (var account in accounts)
        {
            _accounts[account.Id.ToString()] = account;
            foreach (var user in account.Users.Values.Where(user => user.AccessKeys is not null))
            {
                foreach (var key in user.AccessKeys!.Items)
                {
                    _keys[key.Id.Value] = (new KnownKey(key, user.AccessKeys.ReadAt, user), account);
                }
            }
        }
    }

    public bool IsEmpty => _accounts.Count == 0;

    public CachedAccount? Account(string? accountId) => accountId is null ? null : _accounts.GetValueOrDefault(accountId);

    public KnownKey? Key(string? accessKeyId, out CachedAccount? account)
    {
        var found = accessKeyId is null ? default : _keys.GetValueOrDefault(accessKeyId);
        account = found.Account;
        return found.Key;
    }

    /// <summary>A user of an account by the name that a credential carries.</summary>
    public CachedUser? User(string? accountId, string? name) => name is null
        ? null
        : Account(accountId)?.Users.Values.FirstOrDefault(user => user.Arn?.EndsWith("/" + name, StringComparison.Ordinal) == true);
}
