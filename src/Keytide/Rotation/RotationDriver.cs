using Keytide.Distribution;

namespace Keytide.Rotation;

/// <summary>
/// Carries rotations forward: lease, observe, decide, intent, act, append, until there is something to wait for. It keeps nothing in
/// memory that the journal does not have, so it may die at any point and be started again, here or elsewhere. One thread at a time.
/// </summary>
/// <param name="journal">Where rotations live.</param>
/// <param name="authorities">Opens IAM in a session that carries the rotation's id.</param>
/// <param name="destinations">Opens a destination, for the same rotation.</param>
/// <param name="seal">Opens and seals secrets.</param>
/// <param name="observer">Looks.</param>
/// <param name="time">Every wait and every window goes by it.</param>
/// <param name="engine">Who this engine is, and for how long it takes leases.</param>
public sealed class RotationDriver(
    IRotationJournal journal,
    Func<RotationState, IKeyAuthority> authorities,
    Func<RotationState, DestinationAddress, IDestination> destinations,
    SecretSeal seal,
    Observer observer,
    TimeProvider time,
    RotationEngine engine)
{
    private const int MostStepsAtOnce = 1000;
    private static readonly TimeSpan OtherEngine = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LooksLast = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1); // A timer holds at most 49 days.

    // What is shorter counts as no delay at all, and what it waits for would never come.
    private static readonly TimeSpan LeastDelay = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan NothingToDo = TimeSpan.FromMinutes(10);

    private readonly KnownStates _known = new(journal);

    /// <summary>Takes every step that can be taken now.</summary>
    /// <returns>The last decision: to wait, for a time or for a human, or that it is over.</returns>
    /// <exception cref="KeytideException">There is no such rotation.</exception>
    /// <exception cref="LeaseLostException">Another engine took over in the middle.</exception>
    public async Task<Decision> AdvanceAsync(RotationId id, CancellationToken cancellation) =>
        await AdvanceAsync(await FindAsync(id, cancellation), cancellation);

    private async Task<Decision> AdvanceAsync(RotationSummary summary, CancellationToken cancellation)
    {
        if (await BeginAsync(summary, cancellation) is not { } session)
        {
            return new(new RotationAction.Wait(time.GetUtcNow() + OtherEngine), "Another engine is at work on this user.");
        }

        try
        {
            var last = await StepsAsync(session, cancellation);
            await session.RestAsync((last.Action as RotationAction.Wait)?.Until, last.Because, cancellation);
            _known.Keep(session.State);
            return last;
        }
        catch (KeytideException)
        {
            await session.ReleaseAsync(cancellation); // There are no credentials, for example: nobody has to wait for this engine.
            throw;
        }
    }

    /// <summary>
    /// Switches the old key on again, at once and whatever the phase: somebody misses it. From there on it is watched as before.
    /// </summary>
    /// <returns>The state after it; its key's <see cref="KeyProgress.LastFailure"/> says where IAM did not agree.</returns>
    /// <exception cref="KeytideException">There is no such rotation, the key is gone, or it is compromised.</exception>
    /// <exception cref="LeaseLostException">Another engine took over in the middle.</exception>
    public async Task<RotationState> ReactivateAsync(RotationId id, string by, CancellationToken cancellation)
    {
        var session = await BeginAsync(await FindAsync(id, cancellation), cancellation)
            ?? throw new KeytideException("Another engine is at work on this user now.", "Try again in a minute.");
        try
        {
            var old = session.State.Request.OldKey;
            if (session.State.IsOver || session.State.Of(old).Done == KeyChange.Delete)
            {
                throw new KeytideException($"{id} is over, or its old key deleted: nothing is left to switch on.",
                    $"keytide rotate status {id} shows how it went.");
            }

            if (session.State.Request.Emergency)
            {
                throw new KeytideException($"{old} was rotated in an emergency: it is compromised and stays off.",
                    $"keytide rotate run {id} brings its consumers to the new key.");
            }

            var authority = new FencedKeyAuthority(authorities(session.State), session.HoldAsync);
            var effects = new RotationEffects(session, authority, address => destinations(session.State, address), seal);
            var change = new RotationAction.Change(KeyChange.Reactivate, old);
            await effects.DoAsync(new Decision(change, $"asked for by {by}"), cancellation);
            return session.State;
        }
        finally
        {
            await session.ReleaseAsync(CancellationToken.None);
        }
    }

    private async Task<RotationSummary> FindAsync(RotationId id, CancellationToken cancellation) =>
        await journal.FindAsync(id, cancellation)
        ?? throw new KeytideException($"There is no rotation {id}.", "keytide rotate list shows them.");

    /// <summary>Takes the lease and reads the journal under it, since its former holder may have written in between.</summary>
    private async Task<RotationSession?> BeginAsync(RotationSummary summary, CancellationToken cancellation)
    {
        var lease = await journal.AcquireAsync(
            summary.Subject, engine.Holder, engine.Terms, time.GetUtcNow(), engine.IsGone, cancellation);
        return lease is null
            ? null
            : new RotationSession(journal, await _known.ReadAsync(summary.Id, cancellation), lease, engine.Terms, time);
    }

    /// <summary>Advances and waits until it is over or waits for a human.</summary>
    public async Task<Decision> RunAsync(RotationId id, Action<Decision>? waiting, CancellationToken cancellation)
    {
        while (true)
        {
            var decision = await AdvanceOrWaitAsync(id, cancellation);
            if (decision.Action is not RotationAction.Wait wait)
            {
                return decision;
            }

            waiting?.Invoke(decision);
            var pause = wait.Until - time.GetUtcNow();
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause < LongestPause ? pause + LeastDelay : LongestPause, time, cancellation);
            }
        }
    }

    private async Task<Decision> AdvanceOrWaitAsync(RotationId id, CancellationToken cancellation)
    {
        try
        {
            return await AdvanceAsync(id, cancellation);
        }
        catch (LeaseLostException lost)
        {
            return new(new RotationAction.Wait(time.GetUtcNow() + OtherEngine), lost.Message);
        }
    }

    /// <summary>Takes what is due now, each rotation for itself: the trouble of one stops no other.</summary>
    /// <returns>Each rotation that was due, with the decision it ended on, or the error that stopped it.</returns>
    public async Task<IReadOnlyList<(RotationSummary Rotation, Decision? Decision, Exception? Error)>> TickAsync(
        int most, CancellationToken cancellation)
    {
        var results = new List<(RotationSummary, Decision?, Exception?)>();
        foreach (var due in await journal.DueAsync(time.GetUtcNow(), most, cancellation))
        {
            results.Add(await TryAdvanceAsync(due, cancellation));
        }

        return results;
    }

    /// <summary>Takes every step of one rotation that can be taken now; its trouble is a result like any other.</summary>
    public async Task<(RotationSummary Rotation, Decision? Decision, Exception? Error)> TryAdvanceAsync(
        RotationSummary due, CancellationToken cancellation)
    {
        try
        {
            return (due, await AdvanceAsync(due, cancellation), null);
        }
        catch (Exception problem) when (problem is LeaseLostException or InvalidJournalException or SealBrokenException
                                            or KeytideException)
        {
            return (due, null, problem);
        }
    }

    private async Task<Decision> StepsAsync(RotationSession session, CancellationToken cancellation)
    {
        var authority = new FencedKeyAuthority(authorities(session.State), session.HoldAsync);
        var effects = new RotationEffects(session, authority, address => destinations(session.State, address), seal);
        await effects.TrySealsAsync(cancellation);
        var sight = Look.None;
        for (var step = 0; step < MostStepsAtOnce; step++)
        {
            await session.HoldAsync(cancellation);
            sight = await RefreshAsync(sight, session, authority, cancellation);
            var decision = Decide(session.State, sight);
            if (ChangesKeys(decision) && sight.Step != session.State.Sequence)
            {
                // What is done to keys is done on what is seen now, not on what was seen some steps ago.
                sight = await RefreshAsync(Look.None, session, authority, cancellation);
                decision = Decide(session.State, sight);
            }

            if (!await effects.DoAsync(decision, cancellation))
            {
                return decision;
            }

            sight = ChangesKeys(decision) ? Look.None : sight;
        }

        return new(new RotationAction.Wait(time.GetUtcNow() + NothingToDo), "It took many steps without coming to rest.");
    }

    /// <summary>The last look, where it is young and shows what is wanted now: most steps change nothing that it shows.</summary>
    private async Task<Look> RefreshAsync(Look look, RotationSession session, IKeyAuthority authority, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (look.Step > 0 && look.At + LooksLast > now && Wants(session.State, look.Seen, now) == look.Wanted)
        {
            return look;
        }

        var seen = await observer.LookAsync(session.State, authority, now, cancellation);
        return new Look(seen, Wants(session.State, seen, now), now, session.State.Sequence);
    }

    private static Wanted Wants(RotationState state, Sighting seen, DateTimeOffset now) =>
        RotationMachine.Wants(state, seen, state.Request.Policy, now);

    private Decision Decide(RotationState state, Look look) =>
        RotationMachine.Decide(state, look.Seen, state.Request.Policy, time.GetUtcNow());

    private static bool ChangesKeys(Decision decision) => decision.Action is RotationAction.Mint or RotationAction.Change;

    /// <param name="Seen">What was seen.</param>
    /// <param name="Wanted">What it was asked to show.</param>
    /// <param name="At">When.</param>
    /// <param name="Step">After which line of the journal.</param>
    private sealed record Look(Sighting Seen, Wanted Wanted, DateTimeOffset At, long Step)
    {
        public static readonly Look None = new(Sighting.Nothing, Wanted.Nothing, DateTimeOffset.MinValue, 0);
    }
}
