namespace Keytide.Rotation;

/// <summary>
/// The way back: the old key switched on, the destinations restored in reverse order, and only then, on the same evidence as any other
/// key, the new one retired.
/// </summary>
internal static class RollbackRules
{
    public static Decision RollingBack(Situation s)
    {
        if (s.State.NewKey is not { } newKey)
        {
            return Unexplained(s) ?? Done("No key was made.");
        }

        return Received(s, newKey)
            ?? OldKeyOn(s)
            ?? OldKeyHeardOf(s)
            ?? Restore(s)
            ?? RetireNew(s, newKey);
    }

    /// <summary>
    /// A destination that holds the new key though nothing was written says that this journal is an older copy of itself: the key did go
    /// out, and is taken back like any that did.
    /// </summary>
    private static Decision? Received(Situation s, AccessKeyId newKey)
    {
        if (s.New is not { IsActive: true })
        {
            return null;
        }

        foreach (var delivery in s.State.Deliveries.Where(delivery => delivery.Sent is null))
        {
            if (!(delivery.CheckedAt >= s.State.PhaseSince))
            {
                return DeliveryRules.AfterFailure(s, delivery) ?? new(
                    new RotationAction.Check(delivery.Destination), "No key is taken back as one nobody has that a destination holds.");
            }

            if (delivery.Check!.HeldKey == newKey)
            {
                return Situation.Note(
                    new RotationEvent.DeliveryIntended(delivery.Destination, newKey), $"{delivery.Destination} holds the new key already.");
            }
        }

        return null;
    }

    private static Decision? OldKeyOn(Situation s)
    {
        if (!s.State.WasDistributed)
        {
            return null; // Consumers never left the old key, and in an emergency it must stay off.
        }

        if (s.Old is not { } old)
        {
            return Situation.Note(
                new RotationEvent.Closed("not rolled back: the old key is gone, and the new one stays where it was delivered"),
                $"{s.OldId} is gone, so there is nothing to go back to.");
        }

        // Switched on by a call without an answer, or by other hands, it is active since nobody knows when: that counts from now.
        var isSettled = s.State.Of(s.OldId) is { Pending: null, Done: not KeyChange.Deactivate };
        return old.IsActive && isSettled ? null : s.Bring(KeyChange.Reactivate, old, "Consumers go back to the old key.");
    }

    // Consumers that receive the old key before every host knows it is active again would be refused with both.
    private static Decision? OldKeyHeardOf(Situation s) =>
        s.State.Of(s.OldId) is { Done: KeyChange.Reactivate, DoneAt: { } at } && s.Now < at + s.Policy.ProofSpan
            ? Situation.WaitUntil(at + s.Policy.ProofSpan, "The old key is active again, and every host has to hear of it first.")
            : null;

    private static Decision? Restore(Situation s)
    {
        var touched = s.State.Deliveries.Where(delivery => delivery.Sent is not null).Reverse().ToList();
        var unknown = touched.Find(delivery => !delivery.IsConfirmed(s.OldId) && !CanRestore(s));
        if (unknown is null)
        {
            return DeliveryRules.Write(s, s.OldId, touched);
        }

        return DeliveryRules.AfterFailure(s, unknown) ?? (unknown.Lost is null
            ? new(new RotationAction.Look(unknown.Destination, s.OldId), "Somebody may have put the old key back already.")
            : Situation.Block(BlockReason.CannotRestore,
                $"{unknown.Destination} has to go back to {s.OldId}, and "
                    + (s.State.Unopened.Contains(s.OldId) ? "its sealed secret does not open." : "Keytide never had its secret."),
                $"Both keys are active. Put the old pair there by hand, then keytide rotate resume {s.State.Id}."));
    }

    /// <summary>Whether the old pair was read from one of the destinations before the new one was written, and opens.</summary>
    private static bool CanRestore(Situation s) =>
        !s.State.Unopened.Contains(s.OldId) && s.State.Deliveries.Any(delivery => delivery.OldPair is not null);

    private static Decision RetireNew(Situation s, AccessKeyId newKey)
    {
        if (s.New is not { } key)
        {
            return s.State.Of(newKey).Done == KeyChange.Delete || s.Now > s.State.NewKeyAt + Situation.ListLag
                ? Done("The new key is gone.")
                : s.WaitFor(TimeSpan.FromSeconds(30), "The list does not show the new key yet.");
        }

        if (s.State.WasDistributed && Used(s, key) is { } used)
        {
            return used;
        }

        // Taken for switched off again, it would be switched on again, and so on until the list has heard.
        if (!key.IsActive && s.State.Of(newKey) is { Done: KeyChange.Reactivate, Pending: null, DoneAt: { } on }
            && s.Now < on + Situation.ListLag)
        {
            return s.WaitFor(TimeSpan.FromSeconds(30), "The list does not show the new key active again yet.");
        }

        var held = s.State.Of(newKey).InactiveSince;
        if (key.IsActive || held is null)
        {
            var because = s.State.WasDistributed
                ? "Every destination holds the old key again, and the new one is quiet."
                : "Nobody has received the new key.";
            return (s.State.WasDistributed && key.IsActive ? DeliveryRules.See(s, s.OldId) : null)
                ?? s.Bring(KeyChange.Deactivate, key, because);
        }

        return (s.State.WasDistributed
                ? SoakRules.Soaking(s, key, "The new key") ?? DeliveryRules.See(s, s.OldId)
                : Unreceived(s, held.Value))
            ?? s.Bring(KeyChange.Delete, key, "The new key was taken back, and nobody has missed it.");
    }

    private static Decision? Unreceived(Situation s, DateTimeOffset held) => s.Now < held + s.Policy.OrphanHold
        ? Situation.WaitUntil(held + s.Policy.OrphanHold, "The new key is held inactive for a while before it is deleted.")
        : null;

    // The way back was asked for while it was open what had become of a call that makes a key: it may have left one.
    private static Decision? Unexplained(Situation s)
    {
        if (s.State.Mint is not { } mint
            || s.Strangers().FirstOrDefault(key => !mint.KeysBefore.Contains(key.Id)) is not { } suspect)
        {
            return null;
        }

        return s.Seen.MadeByUs.TryGet(out var ours) && ours.Contains(suspect.Id)
            ? Situation.Note(
                new RotationEvent.OrphanFound(suspect.Id, $"CloudTrail: made by {s.State.Id}"), "A key of ours whose secret was lost.")
            : s.Now < s.CountFrom(s.State.PhaseSince) + s.Policy.AttributionLimit
                ? s.WaitFor(TimeSpan.FromMinutes(5), $"CloudTrail has not said yet who made {suspect.Id}.")
                : null;
    }

    // Consumers may have read the new key before it was taken back from the destinations.
    private static Decision? Used(Situation s, SeenKey key)
    {
        if (!key.LastUse.TryGet(out var use))
        {
            return s.WaitFor(TimeSpan.FromMinutes(15), $"The last use of the new key is unknown: {key.LastUse.Reason}.");
        }

        var restored = s.State.Deliveries.Max(delivery => delivery.HeldSince) ?? s.State.PhaseSince;
        var from = use.At is { } at && at > restored ? at : restored;
        var until = from + s.Policy.QuietWindow;
        if (key.IsActive && s.Now < until)
        {
            return DeliveryRules.Watching(s, s.OldId, use, Situation.WaitUntil(
                until, $"Consumers may still hold the new key; quiet until {until:u} retires it."));
        }

        return !key.IsActive && s.State.Of(key.Id).InactiveSince is { } since && use.At + s.Policy.QuietWindow > since
            ? s.Bring(KeyChange.Reactivate, key, "The record caught up: the new key is still in use.")
            : null;
    }

    private static Decision Done(string because) => Situation.Note(new RotationEvent.RolledBack(), because);
}
