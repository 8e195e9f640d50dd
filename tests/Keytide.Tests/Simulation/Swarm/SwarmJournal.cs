using Keytide.Rotation;
using Keytide.Storage;
using Keytide.Storage.Memory;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>The journal as the engines have it: what was acknowledged has to be there after every crash of the machine.</summary>
internal sealed class SwarmJournal(SimulatedDisk disk, SwarmSqlite? sqlite, SwarmTrace trace, SwarmOracle oracle)
    : IRotationJournal
{
    private readonly SortedDictionary<RotationId, long> _acknowledged = [];
    private IRotationJournal _inner = sqlite?.Open() ?? new LogRotationJournal(disk);

    /// <summary>Who writes lines now, for every subject: one at a time, and tokens only rise.</summary>
    public long LastToken { get; private set; }

    /// <summary>A process that had it open is gone; the file is as it was written.</summary>
    public void Reopen() => _inner = sqlite?.Open() ?? new LogRotationJournal(disk);

    public void Crash(IEntropy entropy)
    {
        disk.Crash(entropy);
        Reopen();
        LastToken = 0;
        foreach (var (id, sequence) in _acknowledged)
        {
            var lines = _inner.ReadAsync(id, default).GetAwaiter().GetResult();
            if (lines.Count < sequence)
            {
                oracle.Violation("S10", $"line {sequence} of {id} was durable and is gone");
            }

            RotationState.Replay(lines);
            LastToken = Math.Max(LastToken, lines.Max(line => line.FencingToken));
        }
    }

    /// <summary>The file as it is, for somebody to keep.</summary>
    public byte[] Copy() => disk.Content.ToArray();

    /// <summary>
    /// Somebody puts an older copy back, everything being stopped. What came after it is gone, and nobody is to blame for that.
    /// </summary>
    public void PutBack(ReadOnlySpan<byte> copy)
    {
        disk.Replace(copy);
        _inner = new LogRotationJournal(disk);
        LastToken = 0;
        foreach (var id in _acknowledged.Keys.ToList())
        {
            var lines = _inner.ReadAsync(id, default).GetAwaiter().GetResult();
            _acknowledged[id] = lines.Count;
            LastToken = Math.Max(LastToken, lines.Max(line => line.FencingToken));
        }
    }

    public RotationState State(RotationId id) => RotationState.Replay(Lines(id));

    public IReadOnlyList<JournalLine> Lines(RotationId id) => _inner.ReadAsync(id, default).GetAwaiter().GetResult();

    public Task<Lease?> AcquireAsync(
        string subject, string holder, LeaseTerms terms, DateTimeOffset now, Func<string, bool>? isGone, CancellationToken cancellation) =>
        _inner.AcquireAsync(subject, holder, terms, now, isGone, cancellation);

    public Task<Lease> RenewAsync(Lease lease, LeaseTerms terms, DateTimeOffset now, CancellationToken cancellation) =>
        _inner.RenewAsync(lease, terms, now, cancellation);

    public Task ReleaseAsync(Lease lease, DateTimeOffset now, CancellationToken cancellation) =>
        _inner.ReleaseAsync(lease, now, cancellation);

    public async Task AppendAsync(
        Lease lease, IReadOnlyList<JournalLine> lines, RotationSummary summary, CancellationToken cancellation)
    {
        await AppendWithinAsync(lease, lines, summary, cancellation);
        Appended(lease, lines);
    }

    public async Task ScheduleAsync(
        Lease lease, IReadOnlyList<JournalLine> seen, RotationSummary summary, DateTimeOffset now, CancellationToken cancellation)
    {
        await _inner.ScheduleAsync(lease, seen, summary, now, cancellation);
        Appended(lease, seen);
    }

    public Task<IReadOnlyList<JournalLine>> ReadFromAsync(RotationId id, long sequence, CancellationToken cancellation) =>
        _inner.ReadFromAsync(id, sequence, cancellation);

    public Task<RotationSummary?> FindAsync(RotationId id, CancellationToken cancellation) => _inner.FindAsync(id, cancellation);

    public Task<IReadOnlyList<RotationSummary>> ListAsync(string? subject, CancellationToken cancellation) =>
        _inner.ListAsync(subject, cancellation);

    public Task<IReadOnlyList<RotationSummary>> DueAsync(DateTimeOffset now, int most, CancellationToken cancellation) =>
        _inner.DueAsync(now, most, cancellation);

    private async Task AppendWithinAsync(
        Lease lease, IReadOnlyList<JournalLine> lines, RotationSummary summary, CancellationToken cancellation)
    {
        if (sqlite is null)
        {
            await _inner.AppendAsync(lease, lines, summary, cancellation);
            return;
        }

        try
        {
            disk.At?.Invoke(DiskMoment.BeforeWrite);
        }
        catch (IOException problem)
        {
            throw new StorageException("The journal could not be written.", problem);
        }

        await _inner.AppendAsync(lease, lines, summary, cancellation);
        disk.At?.Invoke(DiskMoment.AfterSync);
    }

    private void Appended(Lease lease, IReadOnlyList<JournalLine> lines)
    {
        foreach (var line in lines)
        {
            if (!line.Event.IsSeenAgain)
            {
                _acknowledged[line.Rotation] = line.Sequence;
            }

            if (lease.Token < LastToken)
            {
                oracle.Violation("S7", $"{lease.Holder} wrote under token {lease.Token} after {LastToken}");
            }

            LastToken = lease.Token;
            oracle.Appended(line.Event);
            trace.Note(lease.Holder, $"#{line.Sequence} {Shown(line.Event)}");
        }
    }

    private static string Shown(RotationEvent what) => what switch
    {
        RotationEvent.KeyChangeIntended e => $"KeyChangeIntended {e.Change} {e.Key}: {e.Reason}",
        RotationEvent.KeyChanged e => $"KeyChanged {e.Change} {e.Key}: {e.Evidence}",
        RotationEvent.KeySeenInactive e => $"KeySeenInactive {e.Key}",
        RotationEvent.KeyChangeFailed e => $"KeyChangeFailed {e.Change} {e.Key}: {e.Detail}",
        RotationEvent.BlockedFor e => $"Blocked {e.Reason}: {e.Detail}",
        RotationEvent.Minted e => $"Minted {e.Key}",
        RotationEvent.MintUnclear e => $"MintUnclear {e.Detail}",
        RotationEvent.SealsTried e => $"SealsTried {string.Join(' ', e.Unopened)}",
        RotationEvent.NewKeyAbandoned e => $"NewKeyAbandoned {e.Key}",
        RotationEvent.OrphanFound e => $"OrphanFound {e.Key}",
        RotationEvent.DeliveryIntended e => $"DeliveryIntended {e.Destination} {e.Key}",
        RotationEvent.DeliveryConfirmed e => $"DeliveryConfirmed {e.Destination} {e.Key}",
        RotationEvent.DeliveryFailed e => $"DeliveryFailed {e.Destination}: {e.Detail}",
        RotationEvent.DeliveryLost e => $"DeliveryLost {e.Destination} {e.HeldKey}",
        RotationEvent.RollbackBegan e => $"RollbackBegan {e.Reason}",
        RotationEvent.Probed e => $"Probed {e.Accepted}: {e.Detail}",
        RotationEvent.Closed e => $"Closed {e.Outcome}",
        _ => what.GetType().Name,
    };
}
