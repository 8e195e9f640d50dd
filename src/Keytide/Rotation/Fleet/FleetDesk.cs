namespace Keytide.Rotation.Fleet;

/// <summary>Starts what policies ask for, within the limits, and stops starting when too much goes wrong.</summary>
/// <param name="journal">Where rotations live.</param>
/// <param name="log">The fleet's own journal.</param>
/// <param name="desk">Starts a rotation.</param>
/// <param name="engine">Who this engine is.</param>
/// <param name="time">The clock of every decision.</param>
public sealed class FleetDesk(IRotationJournal journal, IFleetLog log, RotationDesk desk, RotationEngine engine, TimeProvider time)
{
    private const string Everything = "fleet"; // The subject of a lease, as a user is.

    /// <summary>
    /// Why nothing is started, or null. A stop is written down when it is first seen, and stays until a human releases it, whatever
    /// becomes of the rotations meanwhile.
    /// </summary>
    public async Task<FleetLine?> StopAsync(FleetLimits limits, CancellationToken cancellation)
    {
        if (Standing() is { } stopped)
        {
            return stopped;
        }

        if (Peek(await journal.ListAsync(subject: null, cancellation), limits) is not { } reason)
        {
            return null;
        }

        var line = new FleetLine(time.GetUtcNow(), FleetLineKind.Stopped, null, "", reason);
        log.Append(line);
        return line;
    }

    /// <summary>The same without writing anything down: the reason alone.</summary>
    public string? Peek(IEnumerable<RotationSummary> rotations, FleetLimits limits) =>
        Standing()?.Detail ?? FleetRules.Stop(rotations, log.Latest(FleetLineKind.Released, account: null)?.At, limits);

    private FleetLine? Standing() =>
        log.Latest(FleetLineKind.Stopped, account: null) is { } stopped
        && !(stopped.At <= log.Latest(FleetLineKind.Released, account: null)?.At)
            ? stopped
            : null;

    /// <summary>Lets rotations be started again; what went wrong until now counts no more.</summary>
    /// <exception cref="KeytideException">It is not stopped.</exception>
    public async Task<FleetLine> ReleaseAsync(string by, FleetLimits limits, CancellationToken cancellation)
    {
        var stopped = await StopAsync(limits, cancellation)
            ?? throw new KeytideException("Rotations by policy are not stopped.", "keytide rotate plan shows what is due.");
        log.Append(new FleetLine(time.GetUtcNow(), FleetLineKind.Released, null, by, stopped.Detail));
        return stopped;
    }

    /// <summary>Whether the account's users have to be read again.</summary>
    /// <param name="account">Which.</param>
    /// <param name="settings">Names the settings: after a change of them nothing is waited for.</param>
    /// <param name="limits">How often.</param>
    public bool IsLookDue(AccountId account, string settings, FleetLimits limits) =>
        log.Latest(FleetLineKind.Looked, account) is not { } last
        || last.Mark != settings || last.At + limits.LookEvery <= time.GetUtcNow();

    /// <summary>Starts what is due and fits, under a lease, so that two engines do not both fill the last place.</summary>
    /// <param name="account">Whose keys.</param>
    /// <param name="settings">Names the settings.</param>
    /// <param name="limits">How much at once.</param>
    /// <param name="candidates">Every key of the account that a policy covers.</param>
    /// <param name="request">What is asked for, of a key.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>Each choice, with the rotation that was begun or the error that prevented it; null where another engine is at it.</returns>
    public async Task<IReadOnlyList<FleetStart>?> StartAsync(
        AccountId account,
        string settings,
        FleetLimits limits,
        IReadOnlyList<FleetCandidate> candidates,
        Func<FleetCandidate, RotationRequest> request,
        CancellationToken cancellation)
    {
        var lease = await journal.AcquireAsync(
            Everything, engine.Holder, engine.Terms, time.GetUtcNow(), engine.IsGone, cancellation);
        if (lease is null)
        {
            return null;
        }

        try
        {
            var stop = await StopAsync(limits, cancellation);
            var rotations = await journal.ListAsync(subject: null, cancellation);
            var why = stop is null ? null : $"Rotations by policy are stopped: {stop.Detail}";
            var choices = FleetRules.Choose(account, candidates, rotations, why, limits, time.GetUtcNow());
            var starts = new List<FleetStart>();
            foreach (var choice in choices)
            {
                starts.Add(choice.Starts ? await StartAsync(choice, request, cancellation) : new FleetStart(choice, null, null));
            }

            var due = choices.Count(choice => choice.Candidate.Due.Standing == DueStanding.Due);
            log.Append(new FleetLine(time.GetUtcNow(), FleetLineKind.Looked, account, settings,
                $"{choices.Count} keys covered, {due} due, {starts.Count(one => one.Rotation is not null)} started"));
            return starts;
        }
        finally
        {
            await journal.ReleaseAsync(lease, time.GetUtcNow(), CancellationToken.None);
        }
    }

    private async Task<FleetStart> StartAsync(
        FleetChoice choice, Func<FleetCandidate, RotationRequest> request, CancellationToken cancellation)
    {
        try
        {
            return new FleetStart(choice, (await desk.StartAsync(request(choice.Candidate), cancellation)).Id, null);
        }
        catch (Exception problem) when (problem is KeytideException or RotationInProgressException)
        {
            return new FleetStart(choice, null, problem); // The trouble of one key stops no other.
        }
    }
}
