using Keytide.Rotation;
using Keytide.Storage.Memory;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>The journal as the engines have it: what was acknowledged has to be there after every crash of the machine.</summary>
internal sealed class SwarmJournal(SimulatedDisk disk, SwarmTrace trace, Action<string, string> violation) : IRotationJournal
{
    private readonly SortedDictionary<RotationId, long> _acknowledged = [];
    private LogRotationJournal _inner = new(disk);

    /// <summary>Who writes lines now, for every subject: one at a time, and tokens only rise.</summary>
    public long LastToken { get; private set; }

    public void Crash(IEntropy entropy)
    {
        disk.Crash(entropy);
        _inner = new LogRotationJournal(disk);
        LastToken = 0;
        foreach (var (id, sequence) in _acknowledged)
        {
            var lines = _inner.ReadAsync(id, default).GetAwaiter().GetResult();
            if (lines.Count < sequence)
            {
                violation("S10", $"line {sequence} of {id} was durable and is gone");
            }

            RotationState.Replay(lines);
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

    public async Task AppendAsync(Lease lease, JournalLine line, RotationSummary summary, CancellationToken cancellation)
    {
        await _inner.AppendAsync(lease, line, summary, cancellation);
        if (!line.Event.IsSeenAgain)
        {
            _acknowledged[line.Rotation] = line.Sequence;
        }

        if (lease.Token < LastToken)
        {
            violation("S7", $"{lease.Holder} wrote under token {lease.Token} after {LastToken}");
        }

        LastToken = lease.Token;
        trace.Note(lease.Holder, $"#{line.Sequence} {Shown(line.Event)}");
    }

    public Task ScheduleAsync(
        Lease lease, RotationId id, DateTimeOffset? nextAt, string nextAction, DateTimeOffset now, CancellationToken cancellation) =>
        _inner.ScheduleAsync(lease, id, nextAt, nextAction, now, cancellation);

    public Task<IReadOnlyList<JournalLine>> ReadFromAsync(RotationId id, long sequence, CancellationToken cancellation) =>
        _inner.ReadFromAsync(id, sequence, cancellation);

    public Task<RotationSummary?> FindAsync(RotationId id, CancellationToken cancellation) => _inner.FindAsync(id, cancellation);

    public Task<IReadOnlyList<RotationSummary>> ListAsync(string? subject, CancellationToken cancellation) =>
        _inner.ListAsync(subject, cancellation);

    public Task<IReadOnlyList<RotationSummary>> DueAsync(DateTimeOffset now, int most, CancellationToken cancellation) =>
        _inner.DueAsync(now, most, cancellation);

    private static string Shown(RotationEvent what) => what switch
    {
        RotationEvent.KeyChangeIntended e => $"KeyChangeIntended {e.Change} {e.Key}: {e.Reason}",
        RotationEvent.KeyChanged e => $"KeyChanged {e.Change} {e.Key}: {e.Evidence}",
        RotationEvent.KeyChangeFailed e => $"KeyChangeFailed {e.Change} {e.Key}: {e.Detail}",
        RotationEvent.BlockedFor e => $"Blocked {e.Reason}: {e.Detail}",
        RotationEvent.Minted e => $"Minted {e.Key}",
        RotationEvent.MintUnclear e => $"MintUnclear {e.Detail}",
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
