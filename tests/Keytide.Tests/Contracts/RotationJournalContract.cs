using Keytide.Rotation;
using Keytide.Tests.Rotation;
using Event = Keytide.Rotation.RotationEvent;

namespace Keytide.Tests.Contracts;

/// <summary>What every journal of rotations has to do, whatever it is kept in.</summary>
public abstract class RotationJournalContract
{
    private static readonly DateTimeOffset Now = RotationSamples.Start;
    private static readonly LeaseTerms Terms = LeaseTerms.Usual;
    private static readonly string Subject = Lease.SubjectOf(RotationSamples.Account, RotationSamples.UserId);

    private protected abstract IRotationJournal Journal { get; }

    /// <summary>As a new process finds it.</summary>
    private protected abstract void Reopen();

    [Fact]
    public async Task Lines_come_back_whole_and_in_order_after_reopening()
    {
        var state = RotationSamples.Begin();
        var written = new List<byte[]>();
        await StartAsync();
        foreach (var what in AllEvents())
        {
            var state2 = await SafeAppendAsync(state, what);
            if (state2 is not null)
            {
                state = state2;
                written.Add(RotationJson.Write(what));
            }
        }

        Reopen();
        var lines = await Journal.ReadAsync(state.Id, default);
        Assert.Equal(Enumerable.Range(1, lines.Count).Select(i => (long)i), lines.Select(line => line.Sequence));
        Assert.Equal(written, lines.Skip(1).Select(line => RotationJson.Write(line.Event)));
        Assert.Equal(state.Phase, RotationState.Replay(lines).Phase);
        Assert.Equal(state.Phase, Assert.Single(await Journal.ListAsync(null, default)).Phase);
    }

    [Fact]
    public void Every_kind_of_line_survives_being_written()
    {
        foreach (var what in AllEvents())
        {
            Assert.Equal(RotationJson.Write(what), RotationJson.Write(RotationJson.ReadEvent(RotationJson.Write(what))));
        }

        var kinds = typeof(Event).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Event)));
        Assert.Equal(kinds.Select(kind => kind.Name).Order(), AllEvents().Select(what => what.GetType().Name).Distinct().Order());
    }

    [Fact]
    public async Task A_line_that_skips_one_is_refused_and_leaves_nothing()
    {
        var lease = await StartAsync();
        var state = RotationSamples.Begin();
        var line = new JournalLine(state.Id, 3, Now, lease.Token, new Event.ApprovalAsked("x"));
        await Assert.ThrowsAsync<InvalidJournalException>(() => Journal.AppendAsync(lease, line, RotationSummary.Of(state), default));
        Assert.Single(await Journal.ReadAsync(state.Id, default));
    }

    [Fact]
    public async Task The_same_line_is_not_taken_twice()
    {
        var lease = await StartAsync();
        var state = RotationSamples.Begin();
        var line = new JournalLine(state.Id, 2, Now, lease.Token, new Event.ApprovalAsked("x"));
        await Journal.AppendAsync(lease, line, RotationSummary.Of(state), default);
        await Assert.ThrowsAsync<InvalidJournalException>(() => Journal.AppendAsync(lease, line, RotationSummary.Of(state), default));
    }

    [Fact]
    public async Task A_lease_keeps_others_away_until_its_grace_is_over()
    {
        var first = await TakeAsync("one", Now);
        Assert.NotNull(first);
        Assert.Null(await TakeAsync("two", Now));
        Assert.Null(await TakeAsync("two", Now + Terms.ActFor + Terms.Grace - TimeSpan.FromSeconds(1)));
        var second = await TakeAsync("two", Now + Terms.ActFor + Terms.Grace);
        Assert.True(second!.Token > first.Token);
    }

    [Fact]
    public async Task A_lease_holds_across_processes()
    {
        var first = await TakeAsync("one", Now);
        Reopen();
        Assert.Null(await TakeAsync("two", Now));
        Assert.True((await TakeAsync("one", Now))!.Token > first!.Token);
    }

    [Fact]
    public async Task The_lease_of_a_dead_holder_is_taken_at_once()
    {
        await TakeAsync("one", Now);
        Assert.Null(await Journal.AcquireAsync(Subject, "two", Terms, Now, holder => holder != "one", default));
        Assert.NotNull(await Journal.AcquireAsync(Subject, "two", Terms, Now, holder => holder == "one", default));
    }

    [Fact]
    public async Task A_released_lease_is_free_and_a_renewed_one_lasts()
    {
        var lease = await TakeAsync("one", Now);
        lease = await Journal.RenewAsync(lease!, Terms, Now.AddMinutes(1), default);
        Assert.Equal(Now.AddMinutes(1) + Terms.ActFor, lease.ActUntil);
        Assert.Null(await TakeAsync("two", Now + Terms.ActFor + Terms.Grace));
        await Journal.ReleaseAsync(lease, Now.AddMinutes(1), default);
        Assert.NotNull(await TakeAsync("two", Now.AddMinutes(1)));
    }

    [Fact]
    public async Task Whoever_lost_the_lease_can_do_nothing_more()
    {
        var lost = await StartAsync();
        var state = RotationSamples.Begin();
        await TakeAsync("two", Now.AddHours(1));
        var line = new JournalLine(state.Id, 2, Now, lost.Token, new Event.ApprovalAsked("x"));
        await Assert.ThrowsAsync<LeaseLostException>(() => Journal.AppendAsync(lost, line, RotationSummary.Of(state), default));
        await Assert.ThrowsAsync<LeaseLostException>(() => Journal.RenewAsync(lost, Terms, Now, default));
        await Assert.ThrowsAsync<LeaseLostException>(() => Journal.ScheduleAsync(lost, [], RotationSummary.Of(state), Now, default));
        await Journal.ReleaseAsync(lost, Now, default);
        Assert.Null(await TakeAsync("three", Now.AddHours(1)));
        Assert.Single(await Journal.ReadAsync(state.Id, default));
    }

    [Fact]
    public async Task A_lease_of_somebody_else_is_no_lease_whatever_its_number()
    {
        var lease = await StartAsync();
        var state = RotationSamples.Begin();
        var line = new JournalLine(state.Id, 2, Now, lease.Token, new Event.ApprovalAsked(state.PlanHash));
        await Assert.ThrowsAsync<LeaseLostException>(
            () => Journal.AppendAsync(lease with { Holder = "two" }, line, RotationSummary.Of(state), default));
        Assert.Single(await Journal.ReadAsync(state.Id, default));
    }

    [Fact]
    public async Task A_rotation_is_found_by_its_id_and_read_from_any_line_on()
    {
        var lease = await StartAsync();
        var state = RotationSamples.Begin();
        var line = new JournalLine(state.Id, 2, Now, lease.Token, new Event.ApprovalAsked(state.PlanHash));
        await Journal.AppendAsync(lease, line, RotationSummary.Of(state.Apply(line)), default);
        Assert.Equal([2L], (await Journal.ReadFromAsync(state.Id, 2, default)).Select(read => read.Sequence));
        Assert.Empty(await Journal.ReadFromAsync(state.Id, 3, default));
        Assert.Equal(RotationPhase.AwaitingApproval, (await Journal.FindAsync(state.Id, default))!.Phase);
        Assert.Null(await Journal.FindAsync(RotationSamples.Id(99), default));
    }

    [Fact]
    public async Task A_user_has_one_rotation_at_a_time()
    {
        var lease = await StartAsync();
        var second = new JournalLine(RotationSamples.Id(2), 1, Now, lease.Token, new Event.Requested(RotationSamples.Request()));
        var refusal = await Assert.ThrowsAsync<RotationInProgressException>(
            () => Journal.AppendAsync(lease, second, RotationSummary.Of(RotationState.Begin(second)), default));
        Assert.Equal(RotationSamples.Id(), refusal.Existing);

        await SafeAppendAsync(RotationSamples.Begin(), new Event.Closed("rotated"));
        lease = (await TakeAsync("one", Now))!;
        await Journal.AppendAsync(lease, second, RotationSummary.Of(RotationState.Begin(second)), default);
        Assert.Equal(2, (await Journal.ListAsync(Subject, default)).Count);
    }

    [Fact]
    public async Task Only_what_is_due_is_due_and_the_longest_due_comes_first()
    {
        var ids = new List<RotationId>();
        for (var i = 1; i <= 4; i++)
        {
            var request = RotationSamples.Request(userId: $"AIDA{i}");
            var lease = (await Journal.AcquireAsync(Lease.SubjectOf(request.Account, request.UserId), "one", Terms, Now, null, default))!;
            var line = new JournalLine(RotationSamples.Id((ulong)i), 1, Now, lease.Token, new Event.Requested(request));
            var summary = RotationSummary.Of(RotationState.Begin(line));
            await Journal.AppendAsync(lease, line, summary, default);
            await Journal.ScheduleAsync(
                lease, [], summary with { NextAt = i == 4 ? null : Now.AddHours(4 - i), NextAction = $"step {i}" }, Now, default);
            ids.Add(line.Rotation);
        }

        Assert.Empty(await Journal.DueAsync(Now, 10, default));
        var due = await Journal.DueAsync(Now.AddHours(2), 10, default);
        Assert.Equal([ids[2], ids[1]], due.Select(summary => summary.Id));
        Assert.Equal("step 3", due[0].NextAction);
        Assert.Single(await Journal.DueAsync(Now.AddDays(9), 1, default));
        Assert.Equal(3, (await Journal.DueAsync(Now.AddDays(9), 10, default)).Count);
    }

    [Fact]
    public async Task A_summary_keeps_every_field()
    {
        var lease = await StartAsync();
        var state = RotationSamples.Begin();
        var line = new JournalLine(state.Id, 2, Now, lease.Token, new Event.ApprovalAsked("x"));
        var summary = RotationSummary.Of(state) with
        {
            NewKey = RotationSamples.New,
            Phase = RotationPhase.Blocked,
            NextAt = null,
            NextAction = "waits",
            Block = new Event.BlockedFor(BlockReason.NoRoom, "detail", "todo"),
            OldInactiveSince = Now.AddTicks(1),
            UpdatedAt = Now.AddTicks(2),
        };
        await Journal.AppendAsync(lease, line, summary, default);
        Assert.Equal(summary, Assert.Single(await Journal.ListAsync(Subject, default)));
    }

    private Task<Lease?> TakeAsync(string holder, DateTimeOffset at) => Journal.AcquireAsync(Subject, holder, Terms, at, null, default);

    private async Task<Lease> StartAsync()
    {
        var lease = (await TakeAsync("one", Now))!;
        var line = new JournalLine(RotationSamples.Id(), 1, Now, lease.Token, new Event.Requested(RotationSamples.Request()));
        await Journal.AppendAsync(lease, line, RotationSummary.Of(RotationState.Begin(line)), default);
        return lease;
    }

    /// <summary>Null where the line cannot follow.</summary>
    private async Task<RotationState?> SafeAppendAsync(RotationState state, Event what)
    {
        var lease = (await TakeAsync("one", Now))!;
        var line = new JournalLine(state.Id, state.Sequence + 1, Now, lease.Token, what);
        RotationState next;
        try
        {
            next = state.Apply(line);
        }
        catch (InvalidJournalException)
        {
            return null;
        }

        await Journal.AppendAsync(lease, line, RotationSummary.Of(next), default);
        return next;
    }

    private static IEnumerable<Event> AllEvents() =>
    [
        new Event.Requested(RotationSamples.Request(RotationPolicy.Default with
        {
            QuietWindow = TimeSpan.FromMinutes(3), FreezeWindows = [new FreezeWindow(Now, Now.AddDays(1))],
        })),
        new Event.ApprovalAsked("hash"),
        new Event.Approved(RotationSamples.Begin().PlanHash, "somebody"),
        RotationSamples.Ready(RotationSamples.Secret),
        new Event.DestinationChecked(RotationSamples.Profile, false, "no", "mend it", null, null),
        RotationSamples.Intent(RotationSamples.Old) with { OldLastUsed = Now.AddDays(-1) },
        new Event.MintUnclear("connection reset"),
        new Event.KeysListed([RotationSamples.Old, RotationSamples.Third]),
        new Event.OrphanFound(RotationSamples.Third, "CloudTrail"),
        new Event.NothingMinted("list"),
        new Event.NewKeyAbandoned(RotationSamples.New, "does not open"),
        new Event.SealsTried([RotationSamples.New, RotationSamples.Old]),
        RotationSamples.Intent(RotationSamples.Old),
        new Event.Minted(RotationSamples.New, RotationSamples.Sealed),
        new Event.Probed(true, false, "us-east-1"),
        new Event.Proven("5 times"),
        new Event.DeliveryIntended(RotationSamples.Secret, RotationSamples.New),
        new Event.Delivered(RotationSamples.Secret, RotationSamples.New, "version"),
        new Event.DeliveryFailed(RotationSamples.Secret, "not visible"),
        new Event.DeliveryConfirmed(RotationSamples.Secret, RotationSamples.New, "read back"),
        new Event.Distributed(),
        new Event.ObservationBegan(),
        new Event.DeliveryLost(RotationSamples.Secret, null),
        new Event.KeyChangeIntended(KeyChange.Deactivate, RotationSamples.Old, "why"),
        new Event.KeyChangeFailed(KeyChange.Deactivate, RotationSamples.Old, "throttled"),
        new Event.KeySeenInactive(RotationSamples.Old),
        new Event.KeyChanged(KeyChange.Deactivate, RotationSamples.Old, "IAM agreed"),
        new Event.BlockedFor(BlockReason.DestinationChanged, "detail", "todo"),
        new Event.Resumed("somebody"),
        new Event.RollbackBegan("asked"),
        new Event.SessionCutIntended(Now.AddMinutes(2)),
        new Event.SessionCutFailed("AccessDenied"),
        new Event.SessionsCut(Now.AddMinutes(2), "IAM agreed"),
        new Event.SessionCutIntended(null),
        new Event.SessionCutLifted("IAM agreed"),
        new Event.RolledBack(),
        new Event.Closed("rotated"),
    ];
}
