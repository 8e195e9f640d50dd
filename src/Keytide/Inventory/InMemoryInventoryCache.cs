using System.Collections.Concurrent;

namespace Keytide.Inventory;

/// <summary>Keeps accounts for as long as the process lives.</summary>
public sealed class InMemoryInventoryCache : IInventoryCache
{
    private readonly ConcurrentDictionary<AccountId, CachedAccount> _accounts = new();

    public ValueTask<CachedAccount?> FindAsync(AccountId account, CancellationToken cancellation) =>
        ValueTask.FromResult(_accounts.GetValueOrDefault(account));

    public ValueTask StoreAsync(CachedAccount account, CancellationToken cancellation)
    {
        _accounts[account.Id] = account;
        return ValueTask.CompletedTask;
    }
}
