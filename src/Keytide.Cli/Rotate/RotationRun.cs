using Keytide.Cli.Output;
using Keytide.Cli.Settings;
using Keytide.Connectors.Aws.Accounts;
using Keytide.Rotation;

namespace Keytide.Cli.Rotate;

/// <summary>Carries rotations on and says how it went.</summary>
internal sealed class RotationRun(CommandContext context, EngineRoom room)
{
    private const int MostAtOnce = 1000;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1); // Others may have started rotations meanwhile.

    private readonly Dictionary<RotationId, string> _said = [];
    private readonly HashSet<AccountId> _shut = []; // What waits there is not waited for.
    private readonly FleetRun _fleet = new(context, room);

    /// <summary>One, until it is over or waits for a human.</summary>
    public async Task<int> OneAsync(RotationId id, CancellationToken cancellation)
    {
        var driver = await room.DriverAsync(cancellation);
        while (true)
        {
            var decision = await driver.AdvanceAsync(id, cancellation);
            await TellAsync([], cancellation);
            if (decision.Action is not RotationAction.Wait wait)
            {
                break;
            }

            Say(id, decision);
            await PauseAsync(wait.Until, cancellation);
        }

        var view = await RotationReading.ReadAsync(room, id, cancellation);
        await RotationOutput.WriteAsync(context, view, cancellation);
        return CodeOf(view.State);
    }

    /// <summary>All, until each is over or waits for a human.</summary>
    public async Task<int> AllAsync(CancellationToken cancellation)
    {
        var driver = await room.DriverAsync(cancellation);
        var touched = (await OpenAsync(cancellation)).Select(summary => summary.Id).ToHashSet();
        var failed = new Dictionary<RotationId, Exception>();
        while (true)
        {
            var accounts = await room.AccountsAsync(cancellation);
            var covered = await _fleet.StartAsync(accounts, cancellation);
            foreach (var (rotation, decision, error) in await StepsAsync(driver, accounts, cancellation))
            {
                touched.Add(rotation.Id);
                Note(rotation.Id, decision, error, failed);
            }

            await TellAsync(covered, cancellation);
            var waiting = (await OpenAsync(cancellation))
                .Where(open => open.NextAt is not null && !failed.ContainsKey(open.Id) && !_shut.Contains(open.Account)).ToList();
            if (waiting.Count == 0)
            {
                break;
            }

            await PauseAsync(waiting.Min(open => open.NextAt!.Value), cancellation);
        }

        var summaries = (await room.Journal.ListAsync(subject: null, cancellation)).Where(one => touched.Contains(one.Id)).ToList();
        await RotationOutput.WriteAsync(context, Listed(summaries), cancellation);
        return await CodeOfAsync(summaries, failed, cancellation);
    }

    /// <summary>The steps that are due now, and no more.</summary>
    public async Task<int> TickAsync(CancellationToken cancellation)
    {
        var driver = await room.DriverAsync(cancellation);
        var failed = new Dictionary<RotationId, Exception>();
        var touched = new HashSet<RotationId>();
        var accounts = await room.AccountsAsync(cancellation);
        var covered = await _fleet.StartAsync(accounts, cancellation);
        foreach (var (rotation, decision, error) in await StepsAsync(driver, accounts, cancellation))
        {
            touched.Add(rotation.Id);
            Note(rotation.Id, decision, error, failed);
        }

        await TellAsync(covered, cancellation);
        var all = await room.Journal.ListAsync(subject: null, cancellation);
        var shown = all.Where(one => touched.Contains(one.Id)).ToList();
        await RotationOutput.WriteAsync(context, Listed(shown), cancellation);
        return await CodeOfAsync([.. shown, .. all.Where(one => !one.IsOver && !touched.Contains(one.Id))], failed, cancellation);
    }

    /// <summary>What is due now: the rotations of one account one after the other, those of several accounts side by side.</summary>
    private async Task<IReadOnlyList<(RotationSummary Rotation, Decision? Decision, Exception? Error)>> StepsAsync(
        RotationDriver driver, IReadOnlyList<RotationAccount> accounts, CancellationToken cancellation)
    {
        if (room.Organization is null)
        {
            return await driver.TickAsync(MostAtOnce, cancellation);
        }

        _shut.Clear();
        var results = new List<(RotationSummary, Decision?, Exception?)>();
        var due = await room.Journal.DueAsync(context.Time.GetUtcNow(), MostAtOnce, cancellation);
        OneThread.Run(() => SideBySide.EachAsync(
            [.. due.GroupBy(one => one.Account).OrderBy(group => group.Key)],
            RotationAccounts.AtOnce,
            async group =>
            {
                if (accounts.FirstOrDefault(account => account.Id == group.Key) is { } account && !await account.ReachAsync(cancellation))
                {
                    _fleet.Unreachable(account, account.Obstacle);
                    _shut.Add(account.Id);
                    return;
                }

                foreach (var one in group)
                {
                    results.Add(await driver.TryAdvanceAsync(one, cancellation));
                }
            }));
        return results;
    }

    private async Task TellAsync(IReadOnlyList<CoveredAccount> covered, CancellationToken cancellation)
    {
        var settings = SettingsFile.Load(context).Rotation;
        var notices = new NoticeRun(room.Journal, room.Notices, room.Channels.Open, context.Time, context.Talk);
        if (covered.Count == 0)
        {
            await notices.TellAsync(settings, null, null, cancellation);
        }

        foreach (var (account, candidates) in covered)
        {
            await notices.TellAsync(settings, candidates, account, cancellation);
        }
    }

    private static List<ListedRotation> Listed(IEnumerable<RotationSummary> summaries) =>
        [.. summaries.Select(summary => new ListedRotation(summary, Consumers: null))];

    private async Task<List<RotationSummary>> OpenAsync(CancellationToken cancellation) =>
        [.. (await room.Journal.ListAsync(subject: null, cancellation)).Where(summary => !summary.IsOver)];

    private async Task PauseAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        var pause = until - context.Time.GetUtcNow();
        await Task.Delay(
            pause < ShortestPause ? ShortestPause : pause > LongestPause ? LongestPause : pause, context.Time, cancellation);
    }

    private void Note(RotationId id, Decision? decision, Exception? error, Dictionary<RotationId, Exception> failed)
    {
        if (error is null)
        {
            failed.Remove(id);
            Say(id, decision!);
            return;
        }

        failed[id] = error;
        context.Talk.Error($"{id}: {error.Message}", (error as KeytideException)?.Hint);
    }

    private void Say(RotationId id, Decision decision)
    {
        var text = decision.Action is RotationAction.Wait wait
            ? $"{id}: until {Timestamp.Of(wait.Until)}: {decision.Because}"
            : $"{id}: {decision.Because}";
        if (_said.GetValueOrDefault(id) != decision.Because)
        {
            _said[id] = decision.Because;
            context.Talk.Note(VisibleText.Of(text));
        }
    }

    private async Task<int> CodeOfAsync(
        IReadOnlyList<RotationSummary> summaries, Dictionary<RotationId, Exception> failed, CancellationToken cancellation)
    {
        await _fleet.SeeStopAsync(cancellation);
        if (failed.Count > 0 || _fleet.HasFailed)
        {
            return ExitCode.ActionFailed;
        }

        var codes = new HashSet<int>();
        foreach (var summary in summaries)
        {
            codes.Add(CodeOf(RotationState.Replay(await room.Journal.ReadAsync(summary.Id, cancellation))));
        }

        return codes.Contains(ExitCode.ActionFailed) ? ExitCode.ActionFailed
            : codes.Contains(ExitCode.Waiting) || _fleet.IsStopped ? ExitCode.Waiting
            : _fleet.IsIncomplete ? ExitCode.Incomplete
            : ExitCode.Clean;
    }

    private static int CodeOf(RotationState state) => state.Phase switch
    {
        RotationPhase.Blocked or RotationPhase.AwaitingApproval => ExitCode.Waiting,
        RotationPhase.RolledBack when !state.RollbackWasAskedFor => ExitCode.ActionFailed,
        _ => ExitCode.Clean,
    };
}
