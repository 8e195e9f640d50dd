using Keytide.Rotation;
using Keytide.Rotation.Fleet;
using Keytide.Sandbox.Clock;
using Keytide.Storage.Memory;

namespace Keytide.Tests.Rotation.Fleet;

public sealed class FleetDeskTests
{
    private static readonly FleetLimits Limits = new() { StopPercent = 50, StopOfLast = 2, AtOnce = 3 };
    private readonly VirtualClock _clock = new(FleetSamples.Now);
    private readonly LogRotationJournal _journal = new(new SimulatedDisk());
    private readonly MemoryFleetLog _log = new();

    [Fact]
    public async Task It_starts_what_fits_and_looks_again_only_after_a_while_or_a_change_of_settings()
    {
        var desk = Desk();
        Assert.True(desk.IsLookDue(RotationSamples.Account, "a", Limits));
        var starts = await StartAsync(desk, 5);
        Assert.Equal(3, starts!.Count(one => one.Rotation is not null));
        Assert.False(desk.IsLookDue(RotationSamples.Account, "a", Limits));
        Assert.True(desk.IsLookDue(RotationSamples.Account, "b", Limits));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.True(desk.IsLookDue(RotationSamples.Account, "a", Limits));
        Assert.Contains("5 due, 3 started", _log.Latest(FleetLineKind.Looked, RotationSamples.Account)!.Detail);
        Assert.All(await _journal.ListAsync(null, default), one => Assert.Equal(RotationPhase.Planned, one.Phase));
    }

    [Fact]
    public async Task A_stop_stays_until_a_human_releases_it_and_then_what_was_seen_counts_no_more()
    {
        var desk = Desk();
        var starts = await StartAsync(desk, 1);
        await RollBackAsync(starts![0].Rotation!.Value);
        Assert.NotNull(await desk.StopAsync(Limits, default));
        _clock.Advance(TimeSpan.FromDays(300));
        Assert.DoesNotContain((await StartAsync(desk, 5))!, one => one.Rotation is not null);
        await desk.ReleaseAsync("me", Limits, default);
        Assert.Null(await desk.StopAsync(Limits, default));
        Assert.Equal(3, (await StartAsync(desk, 5))!.Count(one => one.Rotation is not null));
        await Assert.ThrowsAsync<KeytideException>(() => desk.ReleaseAsync("me", Limits, default));
    }

    [Fact]
    public async Task One_engine_at_a_time_starts_rotations()
    {
        await _journal.AcquireAsync("fleet", "another", LeaseTerms.Usual, _clock.GetUtcNow(), null, default);
        Assert.Null(await StartAsync(Desk(), 1));
    }

    [Fact]
    public async Task The_trouble_of_one_key_stops_no_other()
    {
        var starts = await StartAsync(
            Desk(), 3, one => one.UserId == "U1" ? throw new KeytideException("no such place", "x") : Request(one));
        Assert.Equal(2, starts!.Count(one => one.Rotation is not null));
        Assert.Contains("no such place", Assert.Single(starts!, one => one.Problem is not null).Problem!.Message);
    }

    private FleetDesk Desk()
    {
        var engine = new RotationEngine("tests", LeaseTerms.Usual);
        return new FleetDesk(_journal, _log, new RotationDesk(_journal, _clock, new SeededEntropy(4), engine), engine, _clock);
    }

    private Task<IReadOnlyList<FleetStart>?> StartAsync(FleetDesk desk, int keys, Func<FleetCandidate, RotationRequest>? request = null) =>
        desk.StartAsync(
            RotationSamples.Account, "a", Limits, [.. Enumerable.Range(0, keys).Select(i => FleetSamples.Candidate(i, 100))],
            request ?? Request, default);

    private static RotationRequest Request(FleetCandidate one) => new(
        RotationSamples.Account, one.Due.UserName, one.UserId, one.Due.Key, [RotationSamples.Secret], RotationPolicy.Default, false,
        "policy r", "r");

    private async Task RollBackAsync(RotationId id)
    {
        var lines = await _journal.ReadAsync(id, default);
        var state = RotationState.Replay(lines);
        var lease = await _journal.AcquireAsync(
            Lease.SubjectOf(state.Request.Account, state.Request.UserId), "tests", LeaseTerms.Usual, _clock.GetUtcNow(), null, default);
        foreach (var what in new RotationEvent[] { new RotationEvent.RollbackBegan("no"), new RotationEvent.RolledBack() })
        {
            var line = new JournalLine(id, state.Sequence + 1, _clock.GetUtcNow(), lease!.Token, what);
            state = state.Apply(line);
            await _journal.AppendAsync(lease, line, RotationSummary.Of(state), default);
        }

        await _journal.ReleaseAsync(lease!, _clock.GetUtcNow(), default);
    }
}
