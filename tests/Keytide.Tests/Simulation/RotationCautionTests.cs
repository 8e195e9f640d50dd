using System.Collections.Immutable;
using Keytide.Connectors.Aws.Wire;
using Keytide.Inventory;
using Keytide.Rotation;
using Keytide.Sandbox.Clock;
using Keytide.Tests.Rotation;
using Keytide.Tests.Sandbox;
using static Keytide.Tests.Rotation.RotationSamples;

namespace Keytide.Tests.Simulation;

/// <summary>What might be overlooked, misattributed, signed too late or never let go of.</summary>
public sealed class RotationCautionTests
{
    private static readonly RotationPolicy Brief =
        RotationPolicy.Default with { QuietWindow = TimeSpan.FromMinutes(1), Soak = TimeSpan.FromMinutes(1) };

    [Fact]
    public void A_consumer_that_keeps_the_old_key_in_memory_is_waited_for_however_short_the_window()
    {
        var (state, now) = (Watched(Brief, usedBefore: true), Start.AddMinutes(30));
        var seen = Sight(Key(Old, used: Start.AddMinutes(-2)), Probed(Start));
        Assert.IsType<RotationAction.Wait>(RotationMachine.Decide(state, seen, Brief, now).Action);
        Assert.True(RotationMachine.Wants(state, seen, Brief, now).HasFlag(Wanted.NewKeyUse));

        var came = seen with { NewKeyUse = Fact.Known(new UseByOthers(Start.AddMinutes(3)), Seen) };
        Assert.IsNotType<RotationAction.Wait>(RotationMachine.Decide(state, came, Brief, now).Action);
        var nobody = seen with { NewKeyUse = Fact.Known(new UseByOthers(null), Seen) };
        Assert.IsType<RotationAction.Wait>(RotationMachine.Decide(state, nobody, Brief, now).Action);
    }

    [Fact]
    public void Where_the_old_key_was_never_used_or_the_policy_says_so_nobody_is_waited_for()
    {
        var (seen, now) = (Sight(Key(Old), Probed(Start)), Start.AddMinutes(30));
        Assert.IsNotType<RotationAction.Wait>(RotationMachine.Decide(Watched(Brief, usedBefore: false), seen, Brief, now).Action);
        var careless = Brief with { NewKeyUse = NewKeyUse.NotRequired };
        Assert.IsNotType<RotationAction.Wait>(RotationMachine.Decide(Watched(careless, usedBefore: true), seen, careless, now).Action);
    }

    [Fact]
    public void A_consumer_is_seen_coming_over_within_minutes_by_the_log_of_calls()
    {
        var rig = new RotationRig(policy: Brief);
        Call(rig, rig.Old).Ok();
        rig.Start();
        rig.Clock.CreateTimer(_ => Call(rig, rig.Newest), null, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1));
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Assert.Equal(RotationPhase.Closed, rig.State.Phase);
        Assert.InRange(rig.Clock.GetUtcNow() - rig.State.RequestedAt, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(14));
    }

    [Fact]
    public void An_old_key_put_back_is_noticed_while_it_is_watched_and_not_after_ninety_days()
    {
        var rig = new RotationRig();
        rig.Start();
        rig.Clock.CreateTimer(
            _ => rig.Account.PutSecret("prod/db", $$"""{"accessKeyId":"{{rig.Old.Id}}","secretAccessKey":"{{rig.Old.Secret}}"}"""),
            null, TimeSpan.FromHours(2), Timeout.InfiniteTimeSpan);
        rig.Clock.CreateTimer(_ => Call(rig, rig.Old), null, TimeSpan.FromHours(3), TimeSpan.FromHours(3));
        Assert.IsType<RotationAction.AwaitHuman>(rig.Run().Action);
        Assert.Equal(BlockReason.DestinationChanged, rig.State.Block!.Reason);
        Assert.Contains(rig.Old.Id, rig.State.Block.Detail);
        Assert.True(rig.Clock.GetUtcNow() - rig.State.RequestedAt < TimeSpan.FromHours(12));
    }

    [Fact]
    public void A_place_that_shows_nothing_is_taken_at_the_word_of_whoever_restored_it()
    {
        var rig = new RotationRig { HidesSecret = true };
        rig.Start(false, RotationRig.Secret);
        rig.Wires.After = action => _ = action == "PutSecretValue" ? throw new EngineDiedException() : 0;
        Assert.Throws<EngineDiedException>(() => rig.Run());
        rig.Crash(1);
        VirtualLoop.Run(rig.Clock, () => rig.Desk().RollBackAsync(rig.Rotation, "tests", default));
        Assert.IsType<RotationAction.AwaitHuman>(rig.Run().Action);
        Assert.Equal(BlockReason.CannotRestore, rig.State.Block!.Reason);

        rig.Account.PutSecret("prod/db", $$"""{"accessKeyId":"{{rig.Old.Id}}","secretAccessKey":"{{rig.Old.Secret}}"}""");
        VirtualLoop.Run(rig.Clock, () => rig.Desk().ResumeAsync(rig.Rotation, "tests", default));
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Assert.Equal(RotationPhase.RolledBack, rig.State.Phase);
        Assert.Equal(rig.Old.Id, Assert.Single(rig.User.AccessKeys).Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_key_whose_answer_was_lost_is_known_by_its_errand_without_a_role(bool trailIsReadable)
    {
        var rig = new RotationRig { HasRole = false };
        rig.Start();
        rig.Wires.Before = action => _ = action == "LookupEvents" && !trailIsReadable ? throw new AwsTransportException("cut") : 0;
        rig.Wires.After = action =>
        {
            if (action == "CreateAccessKey")
            {
                rig.Wires.After = null;
                throw new AwsTransportException("cut");
            }
        };
        var end = rig.Run();
        if (trailIsReadable)
        {
            Assert.IsType<RotationAction.Rest>(end.Action);
            Assert.Equal(RotationPhase.Closed, rig.State.Phase);
            Assert.Equal(3, rig.User.AllAccessKeys.Count());
        }
        else
        {
            Assert.IsType<RotationAction.AwaitHuman>(end.Action);
            Assert.Equal(BlockReason.UnattributedKey, rig.State.Block!.Reason);
        }
    }

    [Fact]
    public void Nothing_is_signed_after_the_lease_has_ended_however_long_the_way_to_credentials_was()
    {
        var rig = new RotationRig();
        rig.Start();
        rig.Wires.After = action =>
        {
            if (action == "AssumeRole" && rig.State.Phase == RotationPhase.Intended)
            {
                rig.Clock.Advance(TimeSpan.FromMinutes(20)); // The process stood still between its lease and its signature.
            }
        };
        rig.Wires.Before = action => Assert.NotEqual("CreateAccessKey", action);
        Assert.Throws<LeaseLostException>(
            () => VirtualLoop.Run(rig.Clock, () => rig.Driver().AdvanceAsync(rig.Rotation, default)));
        Assert.Equal(rig.Old.Id, Assert.Single(rig.User.AccessKeys).Id);
    }

    [Fact]
    public void A_key_that_a_destination_holds_is_no_orphan()
    {
        var found = Checked().Then(Intent(Old)).Then(new RotationEvent.OrphanFound(Third, "CloudTrail"), Start.AddMinutes(20));
        var seen = Sight(Key(Old), Key(Third)) with { MadeByUs = Fact.Known(ImmutableSortedSet.Create(Third), Seen) };
        var now = Start.AddMinutes(21);
        Assert.IsType<RotationAction.Check>(RotationMachine.Decide(found, seen, RotationPolicy.Default, now).Action);
        var holding = found.Then(Ready(Secret)).Then(
            new RotationEvent.DestinationChecked(Profile, false, "it holds another", null, Third, null));
        var decision = RotationMachine.Decide(holding, seen, RotationPolicy.Default, now);
        Assert.Equal(
            BlockReason.OrphanInUse,
            Assert.IsType<RotationEvent.BlockedFor>(Assert.IsType<RotationAction.Record>(decision.Action).Event).Reason);
    }

    [Fact]
    public void A_rollback_sees_the_old_key_in_place_before_the_new_one_goes()
    {
        var restored = Observing().Then(new RotationEvent.RollbackBegan("asked")).Delivered(Profile, Old).Delivered(Secret, Old);
        var decision = RotationMachine.Decide(
            restored, Sight(Key(Old), Key(New, created: Start)), RotationPolicy.Default, Start.AddDays(2));
        Assert.IsType<RotationAction.Look>(decision.Action);
    }

    [Fact]
    public void A_key_switched_on_again_is_not_taken_for_off_while_the_list_lags()
    {
        var back = Deactivated().Then(new RotationEvent.KeyChanged(KeyChange.Reactivate, Old, "IAM agreed"), Start.AddDays(2.5));
        var lagging = Sight(Key(Old, active: false), Key(New, created: Start));
        var decision = RotationMachine.Decide(back, lagging, RotationPolicy.Default, Start.AddDays(2.5).AddSeconds(3));
        Assert.IsType<RotationAction.Wait>(decision.Action);
        var later = RotationMachine.Decide(back, lagging, RotationPolicy.Default, Start.AddDays(2.5).AddMinutes(3));
        Assert.IsType<RotationAction.Record>(later.Action);
    }

    [Fact]
    public void A_clock_that_is_behind_reads_a_destination_once_and_not_without_end()
    {
        var now = Start.AddDays(3);
        var seen = Observing()
            .Then(new RotationEvent.DeliveryConfirmed(Secret, New, "read back"), now)
            .Then(new RotationEvent.DeliveryConfirmed(Profile, New, "read back"), now);
        var ahead = Sight(Key(Old, used: now.AddMinutes(4)), Key(New, created: Start));
        Assert.IsType<RotationAction.Wait>(RotationMachine.Decide(seen, ahead, RotationPolicy.Default, now).Action);
    }

    [Fact]
    public void A_way_back_finds_out_first_what_a_call_has_made()
    {
        var back = Checked().Then(Intent(Old)).Then(new RotationEvent.MintUnclear("cut")).Then(new RotationEvent.RollbackBegan("asked"));
        var keys = Sight(Key(Old), Key(Third));
        Assert.True(RotationMachine.Wants(back, keys, RotationPolicy.Default, Start).HasFlag(Wanted.Attribution));
        Assert.IsType<RotationAction.Wait>(RotationMachine.Decide(back, keys, RotationPolicy.Default, Start).Action);
        var named = keys with { MadeByUs = Fact.Known(ImmutableSortedSet.Create(Third), Seen) };
        var decision = RotationMachine.Decide(back, named, RotationPolicy.Default, Start);
        Assert.IsType<RotationEvent.OrphanFound>(Assert.IsType<RotationAction.Record>(decision.Action).Event);
    }

    [Fact]
    public void After_a_destination_held_the_old_key_again_quiet_counts_anew()
    {
        var back = Start.AddDays(3);
        var regained = Observing()
            .Then(new RotationEvent.DeliveryLost(Secret, Old), back.AddHours(-1))
            .Then(new RotationEvent.DeliveryConfirmed(Secret, New, "read back"), back)
            .Then(new RotationEvent.DeliveryConfirmed(Profile, New, "read back"), back);
        var seen = Sight(Key(Old), Key(New, created: Start));
        Assert.IsType<RotationAction.Wait>(RotationMachine.Decide(regained, seen, RotationPolicy.Default, back.AddMinutes(1)).Action);
        Assert.Equal(back, regained.QuietFrom);
    }

    [Fact]
    public void A_new_key_switched_on_again_on_the_way_back_is_not_taken_for_off_while_the_list_lags()
    {
        var on = Start.AddDays(4);
        var back = Observing().Then(new RotationEvent.RollbackBegan("asked")).Delivered(Profile, Old).Delivered(Secret, Old)
            .Then(new RotationEvent.KeyChanged(KeyChange.Reactivate, New, "IAM agreed"), on);
        var lagging = Sight(Key(Old), Key(New, active: false, created: Start));
        Assert.IsType<RotationAction.Wait>(RotationMachine.Decide(back, lagging, RotationPolicy.Default, on.AddSeconds(3)).Action);
    }

    [Fact]
    public void What_the_way_back_cannot_write_is_looked_at_and_not_written()
    {
        var hidden = Begin().Then(new RotationEvent.DestinationChecked(Secret, true, "ready", null, null, null))
            .Then(new RotationEvent.DestinationChecked(Profile, true, "ready", null, null, null))
            .Then(Intent(Old)).Then(new RotationEvent.Minted(New, Sealed)).Then(new RotationEvent.Proven("5 times"))
            .Then(new RotationEvent.DeliveryIntended(Secret, New)).Then(new RotationEvent.RollbackBegan("asked"))
            .Then(new RotationEvent.DeliveryIntended(Secret, Old));
        var seen = Sight(Key(Old), Key(New, created: Start));
        Assert.IsType<RotationAction.Look>(RotationMachine.Decide(hidden, seen, RotationPolicy.Default, Start.AddHours(1)).Action);
    }

    [Fact]
    public void A_new_key_that_a_destination_holds_is_not_taken_back_as_one_nobody_has()
    {
        var back = Minted().Then(new RotationEvent.RollbackBegan("asked"), Start.AddDays(1));
        var (seen, now) = (Sight(Key(Old), Key(New, created: Start)), Start.AddDays(1).AddMinutes(1));
        Assert.IsType<RotationAction.Check>(RotationMachine.Decide(back, seen, RotationPolicy.Default, now).Action);
        var holding = back.Then(new RotationEvent.DestinationChecked(Secret, false, "it holds another", null, New, null));
        var decision = RotationMachine.Decide(holding, seen, RotationPolicy.Default, now);
        var adopted = holding.Then(Assert.IsType<RotationAction.Record>(decision.Action).Event);
        Assert.True(adopted.WasDistributed);
    }

    private static Reply Call(RotationRig rig, Keytide.Sandbox.World.AccessKey key) =>
        new SandboxClient(rig.Account.Sandbox, rig.Clock, key.Id, key.Secret).Sts("GetCallerIdentity");

    private static SeenKey Probed(DateTimeOffset at) =>
        Key(New, created: at) with { LastUse = Fact.Known(new LastUse(at, "sts", "us-east-1"), Seen) };

    private static RotationState Watched(RotationPolicy policy, bool usedBefore) => Checked(policy)
        .Then(new RotationEvent.MintIntended(1, [Old], ["us-east-1"], usedBefore ? Start.AddMinutes(-2) : null, "why"))
        .Then(new RotationEvent.Minted(New, Sealed))
        .Then(new RotationEvent.Probed(true, false, "us-east-1"))
        .Then(new RotationEvent.Proven("5 times"))
        .Delivered(Secret, New)
        .Delivered(Profile, New)
        .Then(new RotationEvent.Distributed())
        .Then(new RotationEvent.ObservationBegan());
}
