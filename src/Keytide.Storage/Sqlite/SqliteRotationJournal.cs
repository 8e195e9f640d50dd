using Keytide.Rotation;

namespace Keytide.Storage.Sqlite;

/// <summary>
/// Rotations in SQLite. Lines are synced before their call returns. Leases, schedules and lines that only say what was seen are not: every
/// effect is preceded by a synced line, which takes them to the disk with it, and a lease that a crash undid protected nothing yet.
/// </summary>
public sealed class SqliteRotationJournal(SqliteDatabase database) : IRotationJournal
{
    private const string SummaryColumns =
        "id, account_id, user_name, user_id, old_key, new_key, phase, next_at, next_action, block, old_inactive_since, updated_at";

    public Task<Lease?> AcquireAsync(
        string subject, string holder, LeaseTerms terms, DateTimeOffset now, Func<string, bool>? isGone, CancellationToken cancellation)
    {
        Lease? lease = null;
        database.InTransaction(() =>
        {
            var rows = database.Query("SELECT holder, token, free_at FROM rotation_lease WHERE subject = ?", subject);
            var token = 1L;
            if (rows is [[string former, long formerToken, long freeAt]])
            {
                if (former != holder && freeAt > now.UtcTicks && isGone?.Invoke(former) != true)
                {
                    return;
                }

                token = formerToken + 1;
            }

            lease = new Lease(subject, holder, token, now + terms.ActFor);
            database.Execute(
                "INSERT INTO rotation_lease (subject, holder, token, act_until, free_at) VALUES (?, ?, ?, ?, ?) "
                + "ON CONFLICT (subject) DO UPDATE SET holder = excluded.holder, token = excluded.token, "
                + "act_until = excluded.act_until, free_at = excluded.free_at",
                subject, holder, token, lease.ActUntil.UtcTicks, (lease.ActUntil + terms.Grace).UtcTicks);
        }, isSynced: false);
        return Task.FromResult(lease);
    }

    public Task<Lease> RenewAsync(Lease lease, LeaseTerms terms, DateTimeOffset now, CancellationToken cancellation)
    {
        var renewed = lease with { ActUntil = now + terms.ActFor };
        var changed = 0;
        database.InTransaction(() => changed = SetEnd(lease, renewed.ActUntil, renewed.ActUntil + terms.Grace), isSynced: false);
        return changed == 1 ? Task.FromResult(renewed) : throw Lost(lease);
    }

    public Task ReleaseAsync(Lease lease, DateTimeOffset now, CancellationToken cancellation)
    {
        database.InTransaction(() => SetEnd(lease, now, now), isSynced: false);
        return Task.CompletedTask;
    }

    public Task AppendAsync(Lease lease, IReadOnlyList<JournalLine> lines, RotationSummary summary, CancellationToken cancellation)
    {
        database.InTransaction(() =>
        {
            Hold(lease);
            Add(lines, summary);
        }, isSynced: lines.Any(line => !line.Event.IsSeenAgain));
        return Task.CompletedTask;
    }

    public Task ScheduleAsync(
        Lease lease, IReadOnlyList<JournalLine> seen, RotationSummary summary, DateTimeOffset now, CancellationToken cancellation)
    {
        database.InTransaction(() =>
        {
            Hold(lease);
            if (seen.Count > 0)
            {
                Add(seen, summary);
            }
            else
            {
                database.Execute("UPDATE rotation SET next_at = ?, next_action = ? WHERE id = ?",
                    summary.NextAt?.UtcTicks, summary.NextAction, summary.Id.Value);
            }

            SetEnd(lease, now, now);
        }, isSynced: false);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<JournalLine>> ReadFromAsync(RotationId id, long sequence, CancellationToken cancellation)
    {
        var rows = database.Query(
            "SELECT sequence, at, token, event FROM rotation_line WHERE rotation_id = ? AND sequence >= ? ORDER BY sequence",
            id.Value, sequence);
        return Task.FromResult<IReadOnlyList<JournalLine>>(
        [
            .. rows.Select(row => new JournalLine(
                id, (long)row[0]!, Time(row[1])!.Value, (long)row[2]!, RotationJson.ReadEvent((byte[])row[3]!))),
        ]);
    }

    public Task<RotationSummary?> FindAsync(RotationId id, CancellationToken cancellation) => Task.FromResult(
        Summaries(database.Query($"SELECT {SummaryColumns} FROM rotation WHERE id = ?", id.Value)).SingleOrDefault());

    public Task<IReadOnlyList<RotationSummary>> ListAsync(string? subject, CancellationToken cancellation) => Task.FromResult(Summaries(
        subject is null
            ? database.Query($"SELECT {SummaryColumns} FROM rotation ORDER BY id")
            : database.Query($"SELECT {SummaryColumns} FROM rotation WHERE subject = ? ORDER BY id", subject)));

    public Task<IReadOnlyList<RotationSummary>> DueAsync(DateTimeOffset now, int most, CancellationToken cancellation) =>
        Task.FromResult(Summaries(database.Query(
            $"SELECT {SummaryColumns} FROM rotation WHERE next_at <= ? ORDER BY next_at, id LIMIT ?", now.UtcTicks, most)));

    private int SetEnd(Lease lease, DateTimeOffset actUntil, DateTimeOffset freeAt) => database.Execute(
        "UPDATE rotation_lease SET act_until = ?, free_at = ? WHERE subject = ? AND token = ? AND holder = ?",
        actUntil.UtcTicks, freeAt.UtcTicks, lease.Subject, lease.Token, lease.Holder);

    private void Hold(Lease lease)
    {
        var held = database.Query(
            "SELECT 1 FROM rotation_lease WHERE subject = ? AND token = ? AND holder = ?", lease.Subject, lease.Token, lease.Holder);
        if (held.Count == 0)
        {
            throw Lost(lease);
        }
    }

    private void Add(IReadOnlyList<JournalLine> lines, RotationSummary summary)
    {
        var id = summary.Id.Value;
        var last = (long)database.Query("SELECT coalesce(max(sequence), 0) FROM rotation_line WHERE rotation_id = ?", id)[0][0]!;
        if (lines[0].Sequence != last + 1)
        {
            throw new InvalidJournalException($"{id}: line {lines[0].Sequence} does not follow line {last}.");
        }

        if (last == 0)
        {
            RefuseSecond(summary);
        }

        Put(summary);
        foreach (var line in lines)
        {
            database.Execute(
                "INSERT INTO rotation_line (rotation_id, sequence, at, token, event) VALUES (?, ?, ?, ?, ?)",
                id, line.Sequence, line.At.UtcTicks, line.FencingToken, RotationJson.Write(line.Event));
        }
    }

    private void RefuseSecond(RotationSummary summary)
    {
        if (!summary.IsOver
            && database.Query("SELECT id FROM rotation WHERE subject = ? AND is_over = 0", summary.Subject) is [[string existing]])
        {
            throw new RotationInProgressException(RotationId.Parse(existing));
        }
    }

    private void Put(RotationSummary summary) => database.Execute(
        "INSERT INTO rotation (id, subject, account_id, user_name, user_id, old_key, new_key, phase, is_over, next_at, next_action, block, "
        + "old_inactive_since, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        + "ON CONFLICT (id) DO UPDATE SET new_key = excluded.new_key, phase = excluded.phase, is_over = excluded.is_over, "
        + "next_at = excluded.next_at, next_action = excluded.next_action, block = excluded.block, "
        + "old_inactive_since = excluded.old_inactive_since, updated_at = excluded.updated_at",
        summary.Id.Value, summary.Subject, summary.Account.ToString(), summary.UserName, summary.UserId, summary.OldKey.Value,
        summary.NewKey?.Value, summary.Phase.ToString(), summary.IsOver ? 1 : 0, summary.NextAt?.UtcTicks, summary.NextAction,
        summary.Block is null ? null : RotationJson.Write(summary.Block), summary.OldInactiveSince?.UtcTicks, summary.UpdatedAt.UtcTicks);

    private static IReadOnlyList<RotationSummary> Summaries(List<object?[]> rows) => [.. rows.Select(Summary)];

    private static RotationSummary Summary(object?[] row) => new(
        RotationId.Parse((string)row[0]!),
        AccountId.Parse((string)row[1]!),
        (string)row[2]!,
        (string)row[3]!,
        AccessKeyId.Parse((string)row[4]!),
        row[5] is string newKey ? AccessKeyId.Parse(newKey) : null,
        Enum.Parse<RotationPhase>((string)row[6]!),
        Time(row[7]),
        (string)row[8]!,
        row[9] is byte[] block ? (RotationEvent.BlockedFor)RotationJson.ReadEvent(block) : null,
        Time(row[10]),
        Time(row[11])!.Value);

    private static DateTimeOffset? Time(object? ticks) => ticks is long value ? new DateTimeOffset(value, TimeSpan.Zero) : null;

    private static LeaseLostException Lost(Lease lease) =>
        new($"The lease on {lease.Subject} went to another engine while {lease.Holder} held it.");
}
