namespace Keytide.Rotation;

/// <summary>What people ask of rotations: start one, agree to it, let it go on, take it back. Each is a line in the journal.</summary>
public sealed class RotationDesk(IRotationJournal journal, TimeProvider time, IEntropy entropy, RotationEngine engine)
{
    /// <exception cref="KeytideException">The request makes no sense.</exception>
    /// <exception cref="RotationInProgressException">The user has a rotation that is not over.</exception>
    public async Task<RotationState> StartAsync(RotationRequest request, CancellationToken cancellation)
    {
        if (request.Destinations.Count == 0)
        {
            throw new KeytideException(
                "A rotation without a destination would make a key that nobody receives.", "Say where the new key goes: --to DEST.");
        }

        if (request.Destinations.Distinct().Count() != request.Destinations.Count)
        {
            throw new KeytideException("A destination is named twice.", "Name each --to once.");
        }

        var lease = await TakeAsync(Lease.SubjectOf(request.Account, request.UserId), cancellation);
        try
        {
            var line = new JournalLine(
                RotationId.New(entropy), 1, time.GetUtcNow(), lease.Token, new RotationEvent.Requested(request));
            var state = RotationState.Begin(line);
            await journal.AppendAsync(lease, line, RotationSummary.Of(state), cancellation);
            return state;
        }
        finally
        {
            await journal.ReleaseAsync(lease, time.GetUtcNow(), cancellation);
        }
    }

    /// <param name="id">Which.</param>
    /// <param name="planHash">The plan that was seen; null for whatever the plan is.</param>
    /// <param name="by">Who agrees.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="KeytideException">The plan is another, or the rotation is over.</exception>
    public Task<RotationState> ApproveAsync(RotationId id, string? planHash, string by, CancellationToken cancellation) => AddAsync(
        id,
        state => planHash is not null && planHash != state.PlanHash
            ? throw new KeytideException(
                $"The plan of {id} is {state.PlanHash}, not {Quoted.Shorten(planHash)}.", "Read the plan again, then approve that.")
            : new RotationEvent.Approved(state.PlanHash, by),
        cancellation);

    /// <exception cref="KeytideException">It does not wait for a human.</exception>
    public Task<RotationState> ResumeAsync(RotationId id, string by, CancellationToken cancellation) => AddAsync(
        id,
        state => state.Phase == RotationPhase.Blocked
            ? new RotationEvent.Resumed(by)
            : throw new KeytideException($"{id} is not blocked; it is {state.Phase}.", $"keytide rotate run {id} carries it on."),
        cancellation);

    /// <exception cref="KeytideException">There is no way back any more.</exception>
    public Task<RotationState> RollBackAsync(RotationId id, string by, CancellationToken cancellation) => AddAsync(
        id,
        state => state.Phase switch
        {
            RotationPhase.Deleted => throw new KeytideException(
                $"The old key of {id} is deleted; there is no way back.", "Rotate again if the new key has to go."),
            RotationPhase.Intended => throw new KeytideException(
                $"{id} has just asked for a key and does not know yet what came of it.",
                $"Let it find out first: keytide rotate run {id}; then roll back."),
            _ => new RotationEvent.RollbackBegan($"asked for by {by}", IsAskedFor: true),
        },
        cancellation);

    private async Task<RotationState> AddAsync(RotationId id, Func<RotationState, RotationEvent> what, CancellationToken cancellation)
    {
        var lines = await journal.ReadAsync(id, cancellation);
        if (lines.Count == 0)
        {
            throw new KeytideException($"There is no rotation {id}.", "keytide rotate list shows them.");
        }

        var request = RotationState.Begin(lines[0]).Request;
        var lease = await TakeAsync(Lease.SubjectOf(request.Account, request.UserId), cancellation);
        try
        {
            var state = RotationState.Replay(await journal.ReadAsync(id, cancellation));
            if (state.IsOver)
            {
                throw new KeytideException($"{id} is over: {state.Outcome}.", "keytide rotate status shows how it went.");
            }

            var session = new RotationSession(journal, state, lease, engine.Terms, time);
            await session.AppendAsync(what(state), cancellation);
            return session.State;
        }
        finally
        {
            await journal.ReleaseAsync(lease, time.GetUtcNow(), cancellation);
        }
    }

    private async Task<Lease> TakeAsync(string subject, CancellationToken cancellation) =>
        await journal.AcquireAsync(subject, engine.Holder, engine.Terms, time.GetUtcNow(), engine.IsGone, cancellation)
        ?? throw new KeytideException("Another engine is at work on this user now.", "Try again in a minute.");
}
