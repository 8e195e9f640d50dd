namespace Keytide.Inventory;

/// <summary>Keeps nothing: for an audit that is to leave no trace, or that must not rest on an earlier one.</summary>
public sealed class NoInventoryCache : IInventoryCache
{
    public ValueTask<CachedAccount?> FindAsync(AccountId account, CancellationToken cancellation) =>
        ValueTask.FromResult<CachedAccount?>(null);

    public ValueTask StoreAsync(CachedAccount account, CancellationToken cancellation) => ValueTask.CompletedTask;
}
