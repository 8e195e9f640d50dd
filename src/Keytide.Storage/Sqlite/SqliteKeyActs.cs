using Keytide.Rotation;

namespace Keytide.Storage.Sqlite;

/// <summary>Single changes of keys, journaled beside the rotations and under the same leases.</summary>
public sealed class SqliteKeyActs(SqliteDatabase database)
{
    /// <summary>Writes down what is about to be done; it is durable when this returns.</summary>
    /// <returns>The line's number, for its outcome.</returns>
    /// <exception cref="LeaseLostException">Somebody else acts for this user by now.</exception>
    public long Intend(Lease lease, KeyAct act, DateTimeOffset at) => Add(lease, act, intent: null, at, "intended", "");

    /// <exception cref="LeaseLostException">Somebody else acts for this user by now.</exception>
    public void Conclude(Lease lease, KeyAct act, long intent, bool isDone, string detail, DateTimeOffset at) =>
        Add(lease, act, intent, at, isDone ? "done" : "failed", detail);

    /// <summary>What was done to a key: each change with its stage, in order.</summary>
    public IReadOnlyList<(KeyChange Change, string Stage, string Reason)> Of(AccessKeyId key) =>
    [
        .. database.Query("SELECT change, stage, reason FROM key_act WHERE key_id = ? ORDER BY number", key.Value)
            .Select(row => (Enum.Parse<KeyChange>((string)row[0]!), (string)row[1]!, (string)row[2]!)),
    ];

    private long Add(Lease lease, KeyAct act, long? intent, DateTimeOffset at, string stage, string detail)
    {
        var number = 0L;
        database.InTransaction(() =>
        {
            if (database.Query("SELECT 1 FROM rotation_lease WHERE subject = ? AND token = ?", lease.Subject, lease.Token).Count == 0)
            {
                throw new LeaseLostException($"The lease on {lease.Subject} went to another engine.");
            }

            database.Execute(
                "INSERT INTO key_act (intent, at, token, account_id, user_name, user_id, key_id, change, asked_by, reason, stage, detail) "
                + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                intent, at.UtcTicks, lease.Token, act.Account.ToString(), act.UserName, act.UserId, act.Key.Value, act.Change.ToString(),
                act.By, act.Reason, stage, detail);
            number = (long)database.Query("SELECT last_insert_rowid()")[0][0]!;
        });
        return number;
    }
}
