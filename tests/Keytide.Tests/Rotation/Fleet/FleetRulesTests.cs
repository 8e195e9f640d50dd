using Keytide.Rotation;
using Keytide.Rotation.Fleet;

namespace Keytide.Tests.Rotation.Fleet;

public sealed class FleetRulesTests
{
    private static readonly DateTimeOffset Now = FleetSamples.Now;
    private static readonly FleetLimits Limits = new() { AtOnce = 5, AtOncePerAccount = 4, StopPercent = 25, StopOfLast = 8 };

    [Fact]
    public void The_longest_overdue_go_first_up_to_the_limit_of_the_account()
    {
        var candidates = Enumerable.Range(0, 9).Select(i => FleetSamples.Candidate(i, days: 100 + i)).ToList();
        var started = Choose(candidates, []).Where(choice => choice.Starts).Select(choice => choice.Candidate.UserId);
        Assert.Equal(["U8", "U7", "U6", "U5"], started);
    }

    [Fact]
    public void What_is_under_way_takes_its_place_and_what_waits_for_a_human_does_not()
    {
        var candidates = Enumerable.Range(0, 9).Select(i => FleetSamples.Candidate(i, days: 100)).ToList();
        RotationSummary[] rotations =
        [
            FleetSamples.Rotation(21, RotationPhase.Distributing), FleetSamples.Rotation(22, RotationPhase.AwaitingApproval),
            FleetSamples.Rotation(23, RotationPhase.Deactivated), FleetSamples.Rotation(24, RotationPhase.Closed),
            FleetSamples.Rotation(25, RotationPhase.Observing, Now.AddDays(-8)), FleetSamples.Rotation(26, RotationPhase.Blocked),
        ];
        Assert.Equal(2, Choose(candidates, rotations).Count(choice => choice.Starts));
        Assert.Contains("4 at once", Choose(candidates, rotations)[^1].Why);
    }

    [Fact]
    public void Other_accounts_count_for_the_whole_and_not_for_the_account()
    {
        var candidates = Enumerable.Range(0, 9).Select(i => FleetSamples.Candidate(i, days: 100)).ToList();
        var rotations = Enumerable.Range(20, 3).Select(i => FleetSamples.Rotation(i, RotationPhase.Minted, account: "999999999999"));
        Assert.Equal(2, Choose(candidates, [.. rotations]).Count(choice => choice.Starts));
    }

    [Fact]
    public void What_is_about_to_start_in_other_accounts_takes_its_places_before_it_is_in_the_journal()
    {
        var candidates = Enumerable.Range(0, 9).Select(i => FleetSamples.Candidate(i, days: 100)).ToList();
        var choices = FleetRules.Choose(RotationSamples.Account, candidates, [], stop: null, Limits, Now, elsewhere: 3);
        Assert.Equal(2, choices.Count(choice => choice.Starts));
    }

    [Fact]
    public void A_policy_has_a_limit_of_its_own()
    {
        var narrow = new RotationRule("narrow") { AtOnce = 1 };
        FleetCandidate[] candidates =
        [
            FleetSamples.Candidate(0, 300, narrow), FleetSamples.Candidate(1, 200, narrow), FleetSamples.Candidate(2, 100),
        ];
        Assert.Equal(["U0", "U2"], Started(Choose(candidates, [])));
        var own = FleetSamples.Rotation(1, RotationPhase.Proven);
        Assert.Equal(["U2"], Started(Choose(candidates, [own])));
    }

    [Theory]
    [InlineData("excluded", "keytide:exclude")]
    [InlineData("caller", "signs with")]
    [InlineData("frozen", "frozen until 2026-04-01")]
    [InlineData("notDue", "due 2026-")]
    public void Some_are_never_started(string what, string why)
    {
        var rule = new RotationRule("r")
        {
            Policy = RotationPolicy.Default with
            {
                FreezeWindows = what == "frozen" ? [new FreezeWindow(Now.AddDays(-1), new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero))] : [],
            },
        };
        var one = FleetSamples.Candidate(0, what == "notDue" ? 3 : 300, rule) with
        {
            IsCaller = what == "caller",
            ExcludedBy = what == "excluded" ? "keytide:exclude" : null,
        };
        var choice = Assert.Single(Choose([one], []));
        Assert.False(choice.Starts);
        Assert.Contains(why, choice.Why);
    }

    [Fact]
    public void A_key_that_was_rolled_back_is_left_alone_for_a_while_and_then_not()
    {
        var one = FleetSamples.Candidate(0, 300);
        var back = FleetSamples.Rotation(0, RotationPhase.RolledBack, Now.AddDays(-6)) with { OldKey = one.Due.Key };
        Assert.False(Assert.Single(Choose([one], [back])).Starts);
        Assert.True(Assert.Single(Choose([one], [back with { UpdatedAt = Now.AddDays(-7) }])).Starts);
    }

    [Fact]
    public void Two_of_eight_gone_wrong_stop_the_fleet_at_a_quarter_and_one_does_not()
    {
        var good = Enumerable.Range(0, 6).Select(i => FleetSamples.Rotation(i, RotationPhase.Observing)).ToList();
        var bad = FleetSamples.Rotation(10, RotationPhase.Blocked);
        var back = FleetSamples.Rotation(11, RotationPhase.RolledBack);
        Assert.Null(FleetRules.Stop([.. good, bad], since: null, Limits));
        var reason = FleetRules.Stop([.. good, bad, back], since: null, Limits);
        Assert.Contains("2 of the last 8", reason);
        Assert.Contains("NoRoom", reason);
        Assert.Null(FleetRules.Stop([.. good, bad, back], since: Now, Limits)); // A human has seen these.
    }

    [Fact]
    public void Only_the_latest_count_and_a_question_nobody_answered_is_no_failure()
    {
        var old = Enumerable.Range(0, 4).Select(i => FleetSamples.Rotation(i, RotationPhase.Blocked, Now.AddDays(-30)));
        var good = Enumerable.Range(10, 8).Select(i => FleetSamples.Rotation(i, RotationPhase.Closed));
        Assert.Null(FleetRules.Stop([.. old, .. good], since: null, Limits));
        var unanswered = Enumerable.Range(0, 4).Select(i => FleetSamples.Rotation(i, RotationPhase.Blocked) with
        {
            Block = new RotationEvent.BlockedFor(BlockReason.ApprovalExpired, "x", "y"),
        });
        Assert.Null(FleetRules.Stop(unanswered, since: null, Limits));
    }

    [Theory]
    [InlineData(20, 20, 4)]
    [InlineData(1, 10, 1)]
    [InlineData(33, 10, 4)]
    [InlineData(100, 3, 3)]
    public void The_share_is_rounded_up(int percent, int ofLast, int count) =>
        Assert.Equal(count, new FleetLimits { StopPercent = percent, StopOfLast = ofLast }.StopCount);

    private static IReadOnlyList<FleetChoice> Choose(
        IReadOnlyList<FleetCandidate> candidates, IReadOnlyCollection<RotationSummary> rotations) =>
        FleetRules.Choose(RotationSamples.Account, candidates, rotations, stop: null, Limits, Now);

    private static IEnumerable<string> Started(IEnumerable<FleetChoice> choices) =>
        choices.Where(choice => choice.Starts).Select(choice => choice.Candidate.UserId);
}
