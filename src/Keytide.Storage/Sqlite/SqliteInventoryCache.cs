using System.Globalization;
using Keytide.Inventory;

namespace Keytide.Storage.Sqlite;

/// <summary>
/// Keeps what is known of accounts in the state database. Calls are taken one at a time, since one connection serves one thread.
/// </summary>
public sealed class SqliteInventoryCache(SqliteDatabase database, Partition partition, TimeProvider clock) : IInventoryCache
{
    private readonly Lock _one = new();

    public ValueTask<CachedAccount?> FindAsync(AccountId account, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_one)
        {
            var rows = database.Query(
                "SELECT document FROM inventory_cache WHERE partition = ? AND account_id = ?", partition.Id, account.ToString());
            // An entry that cannot be read is as good as none: what it saved is asked of AWS again.
            var found = rows is [[byte[] document]] && CachedAccountJson.TryDeserialize(document, account, out var cached, out _)
                ? cached
                : null;
            return ValueTask.FromResult(found);
        }
    }

    public ValueTask StoreAsync(CachedAccount account, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var document = CachedAccountJson.Serialize(account);
        lock (_one)
        {
            database.Execute(
                """
                INSERT INTO inventory_cache (partition, account_id, saved_at, document) VALUES (?, ?, ?, ?)
                ON CONFLICT (partition, account_id) DO UPDATE SET saved_at = excluded.saved_at, document = excluded.document
                """,
                partition.Id,
                account.Id.ToString(),
                clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                document);
        }

        return ValueTask.CompletedTask;
    }
}
