namespace Keytide.Rotation;

/// <summary>One engine at work on one rotation, under a lease: the state it has read, and the lines it adds.</summary>
internal sealed class RotationSession(
    IRotationJournal journal, RotationState state, Lease lease, LeaseTerms terms, TimeProvider time)
{
    // What was only seen costs no write of its own: it goes with the next line that has to be on disk, or with the schedule.
    private readonly List<JournalLine> _seen = [];

    public RotationState State { get; private set; } = state;

    public Lease Lease { get; private set; } = lease;

    /// <summary>Adds a line; it is durable when this returns, unless losing it would lose no more than a look.</summary>
    /// <exception cref="LeaseLostException">Somebody else has taken over.</exception>
    public async Task AppendAsync(RotationEvent what, CancellationToken cancellation)
    {
        var line = new JournalLine(State.Id, State.Sequence + 1, time.GetUtcNow(), Lease.Token, what);
        var next = State.Apply(line); // An impossible line is refused before it is written.
        if (what.IsSeenAgain)
        {
            _seen.Add(line);
        }
        else
        {
            await journal.AppendAsync(Lease, [.. _seen, line], RotationSummary.Of(next), cancellation);
            _seen.Clear();
        }

        State = next;
    }

    /// <summary>Returns when the lease is held for long enough to begin an effect.</summary>
    /// <returns>Until when it is held; nothing may be signed after that.</returns>
    /// <exception cref="LeaseLostException">Somebody else has taken over.</exception>
    public async Task<DateTimeOffset> HoldAsync(CancellationToken cancellation)
    {
        if (time.GetUtcNow() + (terms.ActFor / 2) > Lease.ActUntil)
        {
            Lease = await journal.RenewAsync(Lease, terms, time.GetUtcNow(), cancellation);
        }

        return Lease.ActUntil;
    }

    /// <summary>Sets the next look, and gives the lease back.</summary>
    public Task RestAsync(DateTimeOffset? nextAt, string nextAction, CancellationToken cancellation) => journal.ScheduleAsync(
        Lease, _seen, RotationSummary.Of(State) with { NextAt = nextAt, NextAction = nextAction }, time.GetUtcNow(), cancellation);

    /// <summary>Gives the lease back, and leaves the next look as it is.</summary>
    /// <exception cref="LeaseLostException">Somebody else has taken over, and lines that only say what was seen are lost.</exception>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        if (_seen.Count > 0)
        {
            await journal.AppendAsync(Lease, _seen, RotationSummary.Of(State), cancellation);
            _seen.Clear();
        }

        await journal.ReleaseAsync(Lease, time.GetUtcNow(), cancellation);
    }
}
