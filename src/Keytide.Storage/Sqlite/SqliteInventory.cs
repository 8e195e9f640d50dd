using Keytide.Inventory;

namespace Keytide.Storage.Sqlite;

/// <summary>Everything that audits have kept, of every account and partition, for those who only look things up.</summary>
public static class SqliteInventory
{
    /// <summary>Entries that cannot be read are left out: they are as good as accounts that were never audited.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public static IReadOnlyList<CachedAccount> ReadAll(SqliteDatabase database)
    {
        var accounts = new List<CachedAccount>();
        foreach (var row in database.Query("SELECT account_id, document FROM inventory_cache ORDER BY partition, account_id"))
        {
            if (row is [string number, byte[] document] && AccountId.TryParse(number, out var id)
                && CachedAccountJson.TryDeserialize(document, id, out var account, out _))
            {
                accounts.Add(account);
            }
        }

        return accounts;
    }
}
