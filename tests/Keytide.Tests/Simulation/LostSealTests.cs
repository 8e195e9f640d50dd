using Keytide.Rotation;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Simulation;

/// <summary>What becomes of a rotation whose sealing key is lost, at every stage of it.</summary>
public sealed class LostSealTests
{
    private static readonly RotationPolicy Short =
        RotationPolicy.Default with { QuietWindow = TimeSpan.FromHours(5), Soak = TimeSpan.FromMinutes(20) };

    [Fact]
    public void A_rotation_whose_key_is_delivered_goes_on_to_its_end()
    {
        var rig = Lost(rig => rig.State.Phase == RotationPhase.Observing);
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Assert.Equal("rotated", rig.State.Outcome);
        Assert.Equal([OldKey(rig), rig.State.NewKey!.Value], rig.State.Unopened.Order());
        Assert.Equal(rig.Newest.Id, Assert.Single(rig.User.AccessKeys).Id);
        Assert.Contains(rig.Newest.Secret, rig.Account.SecretText("prod/db"));
    }

    [Fact]
    public void A_key_that_nobody_received_is_retired_and_another_is_made()
    {
        var rig = new RotationRig(policy: Short);
        rig.Start();
        var probes = 0;
        rig.Wires.Before = action =>
        {
            if (action == "GetCallerIdentity" && ++probes == 3)
            {
                throw new EngineDiedException();
            }
        };
        Assert.Throws<EngineDiedException>(() => rig.Run());
        rig.Crash(1);
        rig.ExchangeSealingKey(1);
        var given = rig.Newest;
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Assert.Equal("rotated", rig.State.Outcome);
        Assert.Equal(KeyStatus.Deleted, given.Status);
        Assert.Contains(rig.Newest.Secret, rig.Account.SecretText("prod/db"));
        Assert.Empty(rig.State.Unopened);
    }

    [Fact]
    public void Half_way_it_says_what_it_needs_and_goes_on_when_the_pair_was_put_there_by_hand()
    {
        var rig = Lost(rig => rig.State.Of(RotationRig.Secret).ConfirmedAt is not null);
        Assert.IsType<RotationAction.AwaitHuman>(rig.Run().Action);
        Assert.Equal(BlockReason.SecretLost, rig.State.Block!.Reason);
        Assert.Contains($"copy the pair from {RotationRig.Secret} to {RotationRig.Profile}", rig.State.Block.Todo);
        Assert.Equal(KeyStatus.Active, rig.Old.Status);

        rig.PutProfile(rig.Newest);
        VirtualLoop.Run(rig.Clock, () => rig.Desk().ResumeAsync(rig.Rotation, "tests", default));
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Assert.Equal("rotated", rig.State.Outcome);
    }

    [Fact]
    public void Half_way_it_goes_on_by_itself_when_the_sealing_key_is_put_back()
    {
        var rig = Lost(rig => rig.State.Of(RotationRig.Secret).ConfirmedAt is not null);
        rig.Run();
        rig.ExchangeSealingKey(0);
        VirtualLoop.Run(rig.Clock, () => rig.Desk().ResumeAsync(rig.Rotation, "tests", default));
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Assert.Equal("rotated", rig.State.Outcome);
        Assert.Empty(rig.State.Unopened);
    }

    [Fact]
    public void A_way_back_asks_for_the_old_pair_and_still_switches_the_old_key_on()
    {
        var rig = Lost(rig => rig.State.Phase == RotationPhase.Deactivated);
        VirtualLoop.Run(rig.Clock, () => rig.Desk().RollBackAsync(rig.Rotation, "tests", default));
        Assert.IsType<RotationAction.AwaitHuman>(rig.Run().Action);
        Assert.Equal(BlockReason.CannotRestore, rig.State.Block!.Reason);
        Assert.Contains("does not open", rig.State.Block.Detail);
        Assert.Equal(KeyStatus.Active, rig.Old.Status);
    }

    [Fact]
    public void Before_a_key_is_made_the_old_pair_is_seen_and_sealed_again_so_that_there_is_a_way_back()
    {
        var rig = Lost(rig => rig.State.Deliveries.All(delivery => delivery.OldPair is not null));
        StopWhen(rig, rig => rig.State.Phase == RotationPhase.Observing);
        VirtualLoop.Run(rig.Clock, () => rig.Desk().RollBackAsync(rig.Rotation, "tests", default));
        Assert.IsType<RotationAction.Rest>(rig.Run().Action);
        Assert.Equal(RotationPhase.RolledBack, rig.State.Phase);
        Assert.Contains(rig.Old.Secret, rig.Account.SecretText("prod/db"));
    }

    /// <summary>A rotation that is stopped when it has come to that, and finds another sealing key when it goes on.</summary>
    private static RotationRig Lost(Func<RotationRig, bool> when)
    {
        var rig = new RotationRig(policy: Short);
        rig.Start();
        StopWhen(rig, when);
        rig.ExchangeSealingKey(1);
        return rig;
    }

    private static void StopWhen(RotationRig rig, Func<RotationRig, bool> when)
    {
        rig.Disk.At = _ =>
        {
            if (when(rig))
            {
                throw new EngineDiedException();
            }
        };
        Assert.Throws<EngineDiedException>(() => rig.Run());
        rig.Disk.At = null;
    }

    private static AccessKeyId OldKey(RotationRig rig) => rig.State.Request.OldKey;
}
