using Keytide.Rotation;
using Keytide.Storage.Memory;
using Keytide.Tests.Rotation;

namespace Keytide.Tests.Contracts;

public sealed class LogRotationJournalTests : RotationJournalContract
{
    private readonly SimulatedDisk _disk = new();
    private LogRotationJournal _journal;

    public LogRotationJournalTests() => _journal = new LogRotationJournal(_disk);

    private protected override IRotationJournal Journal => _journal;

    private protected override void Reopen() => _journal = new LogRotationJournal(_disk);

    [Fact]
    public async Task A_crash_at_any_moment_of_a_write_leaves_the_line_whole_or_absent()
    {
        foreach (var moment in Enum.GetValues<DiskMoment>())
        {
            for (var seed = 1UL; seed <= 40; seed++)
            {
                await CrashAsync(moment, seed);
            }
        }
    }

    [Fact]
    public async Task A_crash_may_undo_what_is_seen_again_and_nothing_older()
    {
        var kept = new HashSet<int>();
        for (var seed = 1UL; seed <= 40; seed++)
        {
            var disk = new SimulatedDisk();
            var journal = new LogRotationJournal(disk);
            var state = RotationSamples.Begin();
            var subject = Lease.SubjectOf(state.Request.Account, state.Request.UserId);
            var lease = (await journal.AcquireAsync(subject, "one", LeaseTerms.Usual, RotationSamples.Start, null, default))!;
            RotationEvent[] events =
            [
                new RotationEvent.Requested(state.Request), new RotationEvent.ApprovalAsked(state.PlanHash),
                new RotationEvent.DestinationChecked(state.Request.Destinations[0], true, "", null, null, null),
            ];
            for (var i = 0; i < events.Length; i++)
            {
                var line = new JournalLine(state.Id, i + 1, RotationSamples.Start, lease.Token, events[i]);
                state = i == 0 ? RotationState.Begin(line) : state.Apply(line);
                await journal.AppendAsync(lease, line, RotationSummary.Of(state), default);
            }

            disk.Crash(new SeededEntropy(seed));
            kept.Add((await new LogRotationJournal(disk).ReadAsync(state.Id, default)).Count);
        }

        Assert.Contains(2, kept);
        Assert.Subset(new HashSet<int> { 2, 3 }, kept);
    }

    private static async Task CrashAsync(DiskMoment moment, ulong seed)
    {
        var disk = new SimulatedDisk();
        var journal = new LogRotationJournal(disk);
        var request = RotationSamples.Request();
        var subject = Lease.SubjectOf(request.Account, request.UserId);
        var lease = (await journal.AcquireAsync(subject, "one", LeaseTerms.Usual, RotationSamples.Start, null, default))!;
        var line = new JournalLine(RotationSamples.Id(), 1, RotationSamples.Start, lease.Token, new RotationEvent.Requested(request));
        disk.At = at => _ = at == moment ? throw new InvalidOperationException("dead") : 0;
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => journal.AppendAsync(lease, line, RotationSummary.Of(RotationState.Begin(line)), default));

        disk.At = null;
        disk.Crash(new SeededEntropy(seed));
        journal = new LogRotationJournal(disk);
        var lines = await journal.ReadAsync(line.Rotation, default);
        if (moment == DiskMoment.BeforeWrite)
        {
            Assert.Empty(lines);
        }
        else if (moment == DiskMoment.AfterSync)
        {
            Assert.Single(lines);
        }

        // Whatever the crash left, the journal goes on from there.
        if (lines.Count == 0)
        {
            lease = (await journal.AcquireAsync(subject, "one", LeaseTerms.Usual, RotationSamples.Start, null, default))!;
            await journal.AppendAsync(lease, line, RotationSummary.Of(RotationState.Begin(line)), default);
        }

        Assert.Single(await new LogRotationJournal(disk).ReadAsync(line.Rotation, default));
    }
}
