using Keytide.Rotation;

namespace Keytide.Storage.Memory;

/// <summary>
/// Rotations in one append-only log on a <see cref="SimulatedDisk"/>. Opening it again reads the log to its last whole record, so a
/// crash at any point can be played. For simulation and demonstration; one thread at a time.
/// </summary>
public sealed class LogRotationJournal : IRotationJournal
{
    private const byte LineRecord = 1;
    private const byte LeaseRecord = 2;

    private readonly SimulatedDisk _disk;
    private readonly SortedDictionary<RotationId, List<JournalLine>> _lines = [];
    private readonly SortedDictionary<RotationId, RotationSummary> _summaries = [];
    private readonly Dictionary<string, (Lease Lease, DateTimeOffset FreeAt)> _leases = new(StringComparer.Ordinal);
    private readonly SortedSet<(DateTimeOffset NextAt, RotationId Id)> _due = [];

    public LogRotationJournal(SimulatedDisk disk)
    {
        _disk = disk;
        var (records, end) = LogRecord.Read(disk.Content.Span);
        disk.Truncate(end);
        foreach (var record in records)
        {
            Load(record);
        }

        foreach (var (id, lines) in _lines)
        {
            Set(RotationSummary.Of(RotationState.Replay(lines)) with { Id = id });
        }
    }

    public Task<Lease?> AcquireAsync(
        string subject, string holder, LeaseTerms terms, DateTimeOffset now, Func<string, bool>? isGone, CancellationToken cancellation)
    {
        var token = 1L;
        if (_leases.TryGetValue(subject, out var former))
        {
            if (former.Lease.Holder != holder && former.FreeAt > now && isGone?.Invoke(former.Lease.Holder) != true)
            {
                return Task.FromResult<Lease?>(null);
            }

            token = former.Lease.Token + 1;
        }

        var lease = new Lease(subject, holder, token, now + terms.ActFor);
        Keep(lease, lease.ActUntil + terms.Grace);
        return Task.FromResult<Lease?>(lease);
    }

    public Task<Lease> RenewAsync(Lease lease, LeaseTerms terms, DateTimeOffset now, CancellationToken cancellation)
    {
        Hold(lease);
        var renewed = lease with { ActUntil = now + terms.ActFor };
        Keep(renewed, renewed.ActUntil + terms.Grace);
        return Task.FromResult(renewed);
    }

    public Task ReleaseAsync(Lease lease, DateTimeOffset now, CancellationToken cancellation)
    {
        if (_leases.TryGetValue(lease.Subject, out var current) && IsSame(current.Lease, lease))
        {
            Keep(lease with { ActUntil = now }, now);
        }

        return Task.CompletedTask;
    }

    public Task AppendAsync(Lease lease, IReadOnlyList<JournalLine> lines, RotationSummary summary, CancellationToken cancellation)
    {
        Hold(lease);
        Add(lines, summary);
        Set(summary);
        return Task.CompletedTask;
    }

    public Task ScheduleAsync(
        Lease lease, IReadOnlyList<JournalLine> seen, RotationSummary summary, DateTimeOffset now, CancellationToken cancellation)
    {
        Hold(lease);
        Add(seen, summary);
        Set(summary);
        return ReleaseAsync(lease, now, cancellation);
    }

    public Task<IReadOnlyList<JournalLine>> ReadFromAsync(RotationId id, long sequence, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<JournalLine>>(
            _lines.TryGetValue(id, out var lines) && sequence <= lines.Count ? lines[(int)(sequence - 1)..] : []);

    public Task<RotationSummary?> FindAsync(RotationId id, CancellationToken cancellation) =>
        Task.FromResult(_summaries.GetValueOrDefault(id));

    public Task<IReadOnlyList<RotationSummary>> ListAsync(string? subject, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<RotationSummary>>(
            [.. _summaries.Values.Where(summary => subject is null || summary.Subject == subject)]);

    public Task<IReadOnlyList<RotationSummary>> DueAsync(DateTimeOffset now, int most, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<RotationSummary>>(
            [.. _due.TakeWhile(due => due.NextAt <= now).Take(most).Select(due => _summaries[due.Id])]);

    private void Add(IReadOnlyList<JournalLine> added, RotationSummary summary)
    {
        var lines = _lines.GetValueOrDefault(summary.Id) ?? [];
        if (added is [{ Sequence: var next }, ..] && next != lines.Count + 1)
        {
            throw new InvalidJournalException($"{summary.Id}: line {next} does not follow line {lines.Count}.");
        }

        if (lines.Count == 0 && !summary.IsOver
            && _summaries.Values.FirstOrDefault(other => other.Subject == summary.Subject && !other.IsOver) is { } open)
        {
            throw new RotationInProgressException(open.Id);
        }

        foreach (var line in added)
        {
            Write(line);
            lines.Add(line);
            _lines[summary.Id] = lines;
        }
    }

    private void Write(JournalLine line) => Write(writer =>
    {
        writer.Write(LineRecord);
        writer.Write(line.Rotation.Value);
        writer.Write(line.Sequence);
        writer.Write(line.At.UtcTicks);
        writer.Write(line.FencingToken);
        writer.Write(RotationJson.Write(line.Event));
    }, isSynced: !line.Event.IsSeenAgain);

    private void Hold(Lease lease)
    {
        if (!_leases.TryGetValue(lease.Subject, out var current) || !IsSame(current.Lease, lease))
        {
            throw new LeaseLostException($"The lease on {lease.Subject} went to another engine while {lease.Holder} held it.");
        }
    }

    // A crash of the machine may undo a lease that nothing was done under yet; its token is then given out again.
    private static bool IsSame(Lease one, Lease other) => one.Token == other.Token && one.Holder == other.Holder;

    private void Set(RotationSummary summary)
    {
        if (_summaries.TryGetValue(summary.Id, out var former) && former.NextAt is { } formerly)
        {
            _due.Remove((formerly, summary.Id));
        }

        _summaries[summary.Id] = summary;
        if (summary.NextAt is { } next)
        {
            _due.Add((next, summary.Id));
        }
    }

    private void Keep(Lease lease, DateTimeOffset freeAt)
    {
        Write(writer =>
        {
            writer.Write(LeaseRecord);
            writer.Write(lease.Subject);
            writer.Write(lease.Holder);
            writer.Write(lease.Token);
            writer.Write(lease.ActUntil.UtcTicks);
            writer.Write(freeAt.UtcTicks);
        }, isSynced: false);
        _leases[lease.Subject] = (lease, freeAt);
    }

    private void Write(Action<BinaryWriter> write, bool isSynced)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content))
        {
            write(writer);
        }

        try
        {
            _disk.Append(LogRecord.Frame(content.ToArray()), isSynced);
        }
        catch (IOException problem)
        {
            _disk.DropLatest();
            throw new StorageException($"The journal could not be written: {problem.Message}", problem);
        }
    }

    private void Load(byte[] record)
    {
        using var reader = new BinaryReader(new MemoryStream(record));
        if (reader.ReadByte() == LeaseRecord)
        {
            var lease = new Lease(reader.ReadString(), reader.ReadString(), reader.ReadInt64(), Time(reader));
            _leases[lease.Subject] = (lease, Time(reader));
            return;
        }

        var id = RotationId.Parse(reader.ReadString());
        var line = new JournalLine(
            id, reader.ReadInt64(), Time(reader), reader.ReadInt64(),
            RotationJson.ReadEvent(record.AsSpan((int)reader.BaseStream.Position)));
        if (!_lines.TryGetValue(id, out var lines))
        {
            _lines[id] = lines = [];
        }

        lines.Add(line);
    }

    private static DateTimeOffset Time(BinaryReader reader) => new(reader.ReadInt64(), TimeSpan.Zero);
}
