using Keytide.Rotation.Notices;

namespace Keytide.Storage.Sqlite;

/// <summary>Which notices are to be sent, and which were. Every commit is synced.</summary>
public sealed class SqliteNoticeBook(SqliteDatabase database)
{
    /// <summary>Until when journals were looked through; null where they never were.</summary>
    public DateTimeOffset? Cursor => database.Query("SELECT at FROM notice_cursor") is [[long at]] ? Time(at) : null;

    /// <summary>Writes down what is to be told, each occasion once for each channel, and how far the journals were read.</summary>
    public void Add(IEnumerable<(string Channel, Notice Notice)> notices, DateTimeOffset? cursor, DateTimeOffset now) =>
        database.InTransaction(() =>
        {
            foreach (var (channel, notice) in notices)
            {
                database.Execute(
                    "INSERT INTO notice (id, channel, made_at, document, state, attempts, next_at) VALUES (?, ?, ?, ?, 'pending', 0, ?) "
                    + "ON CONFLICT (channel, id) DO NOTHING",
                    notice.Id, channel, now.UtcTicks, NoticeJson.Write(notice), now.UtcTicks);
            }

            if (cursor is { } at)
            {
                database.Execute(
                    "INSERT INTO notice_cursor (one, at) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET at = max(at, excluded.at)",
                    at.UtcTicks);
            }
        });

    /// <summary>What is to be sent now, the oldest first.</summary>
    public IReadOnlyList<PendingNotice> Due(DateTimeOffset now, int most) =>
    [
        .. database.Query(
                "SELECT number, channel, document, attempts, next_at FROM notice WHERE state = 'pending' AND next_at <= ? "
                + "ORDER BY number LIMIT ?",
                now.UtcTicks, most)
            .Select(row => new PendingNotice(
                (long)row[0]!, (string)row[1]!, NoticeJson.Read((byte[])row[2]!), (int)(long)row[3]!, Time((long)row[4]!))),
    ];

    /// <summary>Takes it for one attempt: until the given time nobody else tries, whatever becomes of this process.</summary>
    /// <returns>False where somebody else has taken it meanwhile.</returns>
    public bool Take(PendingNotice notice, DateTimeOffset notBefore) => database.Execute(
        "UPDATE notice SET attempts = attempts + 1, next_at = ? WHERE number = ? AND state = 'pending' AND attempts = ?",
        notBefore.UtcTicks, notice.Number, notice.Attempts) == 1;

    public void Sent(PendingNotice notice) =>
        database.Execute("UPDATE notice SET state = 'sent', last_failure = NULL WHERE number = ?", notice.Number);

    /// <param name="notice">Which.</param>
    /// <param name="failure">Why.</param>
    /// <param name="isLast">It is not tried again.</param>
    public void Failed(PendingNotice notice, string failure, bool isLast) => database.Execute(
        "UPDATE notice SET state = ?, last_failure = ? WHERE number = ?", isLast ? "givenUp" : "pending", failure, notice.Number);

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
}
