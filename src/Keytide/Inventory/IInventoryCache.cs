namespace Keytide.Inventory;

/// <summary>Where what is kept of accounts lies between audits. Losing it costs calls, never correctness.</summary>
public interface IInventoryCache
{
    /// <summary>What is kept of an account; null where nothing is, or nothing that can be read.</summary>
    ValueTask<CachedAccount?> FindAsync(AccountId account, CancellationToken cancellation);

    ValueTask StoreAsync(CachedAccount account, CancellationToken cancellation);
}
