using Keytide.Rotation;
using Keytide.Rotation.Notices;
using Event = Keytide.Rotation.RotationEvent;

namespace Keytide.Tests.Rotation.Notices;

public sealed class NoticeRulesTests
{
    private static readonly DateTimeOffset Now = RotationSamples.Start;

    [Theory]
    [InlineData(75.9, null)]
    [InlineData(76.0, NoticeKind.DueIn14Days)]
    [InlineData(82.9, NoticeKind.DueIn14Days)]
    [InlineData(83.0, NoticeKind.DueIn7Days)]
    [InlineData(89.0, NoticeKind.DueIn1Day)]
    [InlineData(89.9, NoticeKind.DueIn1Day)]
    [InlineData(90.1, null)]
    public void Of_the_warnings_the_shortest_that_fits_is_given(double days, NoticeKind? kind)
    {
        var key = new ListedKey(RotationSamples.Old, IsActive: true, Now.AddDays(-days));
        var due = DueKeys.Of("u", [key], new RotationRule("r"), open: null, Now)[0];
        var notice = NoticeRules.Of(RotationSamples.Account, due, Now);
        Assert.Equal(kind, notice?.Kind);
        if (kind is not null)
        {
            Assert.Equal($"123456789012/{RotationSamples.Old}/{kind}", notice!.Id); // The same tomorrow, so that it is told once.
        }
    }

    [Fact]
    public void A_journal_tells_what_people_have_to_know_and_nothing_else()
    {
        var lines = new List<JournalLine>();
        lines.Add(Line(new Event.Requested(RotationSamples.Request())));
        foreach (var what in new Event[]
                 {
                     new Event.ApprovalAsked("abc"), new Event.Approved(RotationPlan.Hash(RotationSamples.Request()), "me"),
                     new Event.BlockedFor(BlockReason.NoRoom, "full", "make room"), new Event.Resumed("me"),
                     RotationSamples.Intent(RotationSamples.Old), new Event.Minted(RotationSamples.New, RotationSamples.Sealed),
                     new Event.Probed(true, false, "us-east-1"), new Event.Proven("5 times"),
                     new Event.KeyChangeIntended(KeyChange.Deactivate, RotationSamples.Old, "quiet"),
                     new Event.KeyChanged(KeyChange.Deactivate, RotationSamples.Old, "IAM agreed"),
                     new Event.KeyChanged(KeyChange.Delete, RotationSamples.Old, "IAM agreed"),
                 })
        {
            lines.Add(Line(what));
        }

        Assert.Equal(
            [NoticeKind.AwaitingApproval, NoticeKind.Blocked, NoticeKind.Deactivated, NoticeKind.Deleted],
            NoticeRules.Of(lines, from: default).Select(notice => notice.Kind));
        Assert.Equal(
            [NoticeKind.Deactivated, NoticeKind.Deleted], NoticeRules.Of(lines, from: lines[5].At).Select(notice => notice.Kind));

        JournalLine Line(Event what) => new(RotationSamples.Id(), lines.Count + 1, Now.AddMinutes(lines.Count), 1, what);
    }

    [Fact]
    public void A_rollback_is_told()
    {
        RotationId id = RotationSamples.Id();
        Event[] events = [new Event.Requested(RotationSamples.Request()), new Event.RollbackBegan("asked"), new Event.RolledBack()];
        var lines = events.Select((what, at) => new JournalLine(id, at + 1, Now, 1, what)).ToList();
        Assert.Equal(NoticeKind.RolledBack, Assert.Single(NoticeRules.Of(lines, Now)).Kind);
    }

    [Fact]
    public void Trying_goes_on_for_about_a_day()
    {
        var waits = Enumerable.Range(1, 20).Select(NoticeRetry.After).TakeWhile(wait => wait is not null).ToList();
        Assert.Equal(NoticeRetry.MostAttempts - 1, waits.Count);
        Assert.InRange(waits.Sum(wait => wait!.Value.TotalHours), 20, 36);
    }

    [Fact]
    public void A_notice_survives_being_written_down() =>
        Assert.Equal(NoticeSamples.Hostile, NoticeJson.Read(NoticeJson.Write(NoticeSamples.Hostile)));
}
