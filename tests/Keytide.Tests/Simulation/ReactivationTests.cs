using Keytide.Rotation;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Simulation;

/// <summary>Somebody misses the old key: one call brings it back, and the rotation goes on from there.</summary>
public sealed class ReactivationTests
{
    [Fact]
    public void The_old_key_is_back_in_one_call_and_is_retired_again_on_new_evidence()
    {
        var rig = Soaking();
        Assert.Equal(KeyStatus.Inactive, rig.Old.Status);
        var before = rig.Clock.GetUtcNow();
        var state = Reactivate(rig);
        Assert.Equal(KeyStatus.Active, rig.Old.Status);
        Assert.Equal(RotationPhase.Observing, state.Phase);
        Assert.Contains(Lines(rig), line => line is RotationEvent.KeyChangeIntended { Change: KeyChange.Reactivate });
        Assert.IsType<RotationAction.Rest>(rig.Run("one").Action);
        Assert.Equal(RotationPhase.Closed, rig.State.Phase);
        Assert.True(rig.Clock.GetUtcNow() - before >= rig.Policy.QuietWindow + rig.Policy.Soak);
    }

    [Fact]
    public void A_compromised_key_stays_off()
    {
        var rig = new RotationRig();
        rig.Start(emergency: true);
        VirtualLoop.Run(rig.Clock, () => rig.Driver().AdvanceAsync(rig.Rotation, default));
        Assert.Throws<KeytideException>(() => Reactivate(rig));
        Assert.Equal(KeyStatus.Inactive, rig.Old.Status);
    }

    [Fact]
    public void A_deleted_key_is_told_to_be_gone()
    {
        var rig = new RotationRig();
        rig.Start();
        rig.Run();
        Assert.Throws<KeytideException>(() => Reactivate(rig));
    }

    [Fact]
    public void The_lease_is_given_back_where_there_are_no_credentials()
    {
        var rig = new RotationRig();
        rig.Start();
        rig.Wires.Before = _ => throw new KeytideException("no credentials", "");
        Assert.Throws<KeytideException>(() => rig.Run("one"));
        rig.Wires.Before = null;
        Assert.Equal(RotationPhase.Closed, Ended(rig));
    }

    // Another engine would have to wait for thirteen minutes, and would say so, where the lease were still held.
    private static RotationPhase Ended(RotationRig rig)
    {
        var decision = VirtualLoop.Run(rig.Clock, () => rig.Driver("two").AdvanceAsync(rig.Rotation, default));
        Assert.DoesNotContain("Another engine", decision.Because);
        rig.Run("two");
        return rig.State.Phase;
    }

    private static RotationRig Soaking()
    {
        var rig = new RotationRig();
        rig.Start();
        while (rig.State.Phase != RotationPhase.Deactivated)
        {
            var decision = VirtualLoop.Run(rig.Clock, () => rig.Driver().AdvanceAsync(rig.Rotation, default));
            var wait = Assert.IsType<RotationAction.Wait>(decision.Action);
            if (rig.State.Phase != RotationPhase.Deactivated)
            {
                rig.Clock.Advance(wait.Until - rig.Clock.GetUtcNow());
            }
        }

        return rig;
    }

    private static RotationState Reactivate(RotationRig rig) =>
        VirtualLoop.Run(rig.Clock, () => rig.Driver().ReactivateAsync(rig.Rotation, "tests", default));

    private static IEnumerable<RotationEvent> Lines(RotationRig rig) =>
        rig.Journal.ReadAsync(rig.Rotation, default).GetAwaiter().GetResult().Select(line => line.Event);
}
