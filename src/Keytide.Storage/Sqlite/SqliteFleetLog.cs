using Keytide.Rotation.Fleet;

namespace Keytide.Storage.Sqlite;

/// <summary>The fleet's journal in SQLite. Every commit is synced.</summary>
public sealed class SqliteFleetLog(SqliteDatabase database) : IFleetLog
{
    public void Append(FleetLine line) => database.Execute(
        "INSERT INTO fleet_line (at, kind, account_id, mark, detail) VALUES (?, ?, ?, ?, ?)",
        line.At.UtcTicks, line.Kind.ToString(), line.Account?.ToString() ?? "", line.Mark, line.Detail);

    public FleetLine? Latest(FleetLineKind kind, AccountId? account) => database.Query(
        "SELECT at, mark, detail FROM fleet_line WHERE kind = ? AND account_id = ? ORDER BY number DESC LIMIT 1",
        kind.ToString(), account?.ToString() ?? "") is [var row]
        ? new FleetLine(new DateTimeOffset((long)row[0]!, TimeSpan.Zero), kind, account, (string)row[1]!, (string)row[2]!)
        : null;
}
