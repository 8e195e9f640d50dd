using FsCheck;
using FsCheck.Fluent;
using Keytide.Rotation;

namespace Keytide.Tests.Rotation;

public sealed class RotationMachineTests
{
    [Fact]
    public void No_life_of_a_rotation_leads_to_a_forbidden_decision() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(
            ArbMap.Default.ArbFor<ulong>(), seed => new RotationWalk(seed).Run(steps: 400)));

    [Fact]
    public void Random_lives_reach_every_end()
    {
        var ends = Enumerable.Range(1, 300).Select(seed =>
        {
            var walk = new RotationWalk((ulong)seed);
            walk.Run(steps: 3000);
            return walk.State.Phase;
        }).ToList();
        Assert.Contains(RotationPhase.Closed, ends);
        Assert.Contains(RotationPhase.RolledBack, ends);
    }

    [Fact]
    public void A_line_after_the_end_is_refused()
    {
        var over = RotationSamples.Begin().Then(new RotationEvent.Closed("rotated"));
        Assert.Throws<InvalidJournalException>(() => over.Then(new RotationEvent.RollbackBegan("late")));
    }

    [Fact]
    public void An_approval_of_another_plan_is_refused() => Assert.Throws<InvalidJournalException>(
        () => RotationSamples.Begin().Then(new RotationEvent.Approved("0000000000000000", "somebody")));

    [Fact]
    public void The_plan_hash_depends_on_everything_that_is_agreed_to()
    {
        var request = RotationSamples.Request();
        RotationRequest[] others =
        [
            request with { OldKey = RotationSamples.Third },
            request with { UserId = "AIDAANOTHER" },
            request with { Destinations = [RotationSamples.Secret] },
            request with { Destinations = [RotationSamples.Profile, RotationSamples.Secret] },
            request with { Emergency = true },
            request with { Policy = RotationPolicy.Default with { Soak = TimeSpan.FromDays(1) } },
            request with { Policy = RotationPolicy.Default with { QuietWindow = TimeSpan.FromDays(2) } },
        ];
        Assert.Equal(others.Length + 1, others.Append(request).Select(RotationPlan.Hash).Distinct().Count());
        Assert.Equal(RotationPlan.Hash(request), RotationPlan.Hash(request with { RequestedBy = "another" }));
    }
}
