using Keytide.Rotation;
using Event = Keytide.Rotation.RotationEvent;

namespace Keytide.Tests.Rotation;

/// <summary>What no decision may ever be, whatever was seen.</summary>
internal static class RotationLaws
{
    public static void Hold(RotationState state, Sighting seen, RotationPolicy policy, DateTimeOffset now, Decision decision)
    {
        Assert.False(string.IsNullOrWhiteSpace(decision.Because), "A decision has a reason.");
        switch (decision.Action)
        {
            case RotationAction.Wait wait:
                Assert.True(wait.Until > now, "A wait ends later.");
                break;
            case RotationAction.Mint mint:
                Mint(state, seen, policy, now, mint);
                break;
            case RotationAction.Deliver deliver:
                Assert.True(state.Phase is RotationPhase.Proven or RotationPhase.Distributing or RotationPhase.RollingBack);
                Assert.True(deliver.Key == state.NewKey || state.IsRollingBack, "The old key is delivered only on the way back.");
                break;
            case RotationAction.CutSessions cut:
                Assert.True(state.Request.Emergency && state.Of(state.Request.OldKey).InactiveSince < cut.Before, "The key goes first.");
                break;
            case RotationAction.LiftSessionCut:
                Assert.True(state.Cut!.Before.AddHours(36) <= now, "No session that was refused can still be alive.");
                break;
            case RotationAction.Record { Event: Event.Closed or Event.RolledBack }
                when !seen.User.TryGet(out var user) || user.UserId == state.Request.UserId:
                Assert.True(state.Cut is null or { IsLifted: true } or { IsInPlace: false }, "Nothing is left behind.");
                break;
            case RotationAction.Change change:
                Change(state, seen, policy, now, change);
                break;
            case RotationAction.Record { Event: Event.BlockedFor block }:
                Assert.NotEmpty(block.Todo);
                break;
        }
    }

    private static void Mint(RotationState state, Sighting seen, RotationPolicy policy, DateTimeOffset now, RotationAction.Mint mint)
    {
        Assert.Single(seen.Keys.Value);
        Assert.Null(state.NewKey);
        Assert.All(state.Deliveries, delivery => Assert.True(delivery.Check!.IsReady && delivery.CheckedAt + policy.CheckFreshness > now));
        Assert.Equal(seen.Keys.Value.Select(key => key.Id), mint.Intent.KeysBefore);
        Assert.True(state.Request.Emergency || seen.Keys.Value[0].LastUse.IsKnown, "Unknown is not unused.");
    }

    private static void Change(RotationState state, Sighting seen, RotationPolicy policy, DateTimeOffset now, RotationAction.Change change)
    {
        var key = seen.Keys.Value.SingleOrDefault(key => key.Id == change.Key);
        Assert.NotNull(key);
        var isOurs = key.Id == state.Request.OldKey || key.Id == state.NewKey || state.Orphans.Contains(key.Id)
            || state.Of(key.Id).InactiveSince is not null || key.HeldInactiveSince is not null || key.IsOurs;
        Assert.True(isOurs, "Only keys of this rotation are touched.");
        if (change.What == KeyChange.Delete)
        {
            Assert.False(key.IsActive, "An active key is never deleted.");
            var hold = key.Id == state.Request.OldKey || state.WasDistributed ? policy.Soak : policy.OrphanHold;
            Assert.True(state.Phase == RotationPhase.Deleted || state.Of(key.Id).SoaksFrom + hold <= now, "Deletion follows a hold.");
            Assert.True(key.LastUse.IsKnown || !state.WasDistributed || state.Phase == RotationPhase.Deleted, "Unknown is not unused.");
        }

        if (change.What == KeyChange.Deactivate && key.Id == state.Request.OldKey && !state.Request.Emergency)
        {
            Retire(state, key, policy, now);
        }

        if (change.What == KeyChange.Deactivate && key.Id == state.NewKey)
        {
            Assert.True(state.IsRollingBack, "The new key is switched off only on the way back.");
        }

        if (change.What == KeyChange.Reactivate)
        {
            Assert.False(state.Request.Emergency && key.Id == state.Request.OldKey && !state.WasDistributed, "A leaked key stays off.");
        }
    }

    private static void Retire(RotationState state, SeenKey key, RotationPolicy policy, DateTimeOffset now)
    {
        Assert.Equal(RotationPhase.Observing, state.Phase);
        Assert.True(key.LastUse.IsKnown, "Unknown is not unused.");
        Assert.True(key.LastUse.Value.At is not { } at || at + policy.QuietWindow <= now, "Not inside the quiet window.");
        Assert.True(state.DistributedAt + policy.QuietWindow <= now, "Watched for the quiet window at least.");
        Assert.All(state.Deliveries, delivery => Assert.True(
            delivery.IsConfirmed(state.NewKey!.Value) && delivery.ConfirmedAt + policy.CheckFreshness > now, "Its successor is in place."));
    }
}
