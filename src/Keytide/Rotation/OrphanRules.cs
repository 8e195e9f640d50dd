using Keytide.Inventory;

namespace Keytide.Rotation;

/// <summary>
/// A key that this rotation made and nobody holds, since the answer with its secret was lost: switched off, held, deleted.
/// Only keys that CloudTrail has attributed to this rotation's own session get here, never "not mine, therefore an orphan".
/// </summary>
internal static class OrphanRules
{
    public static Decision? Next(Situation s)
    {
        foreach (var orphan in s.State.Orphans)
        {
            if (s.State.Of(orphan).Done == KeyChange.Delete)
            {
                continue;
            }

            return s.Find(orphan) is { } key
                ? Retire(s, key)
                : Situation.Note(new RotationEvent.KeyChanged(KeyChange.Delete, orphan, "not in the list"), "The orphan is gone.");
        }

        return null;
    }

    private static Decision Retire(Situation s, SeenKey key)
    {
        if (!key.LastUse.TryGet(out var use))
        {
            return s.WaitFor(TimeSpan.FromMinutes(5), $"The last use of the orphan {key.Id} is unknown: {key.LastUse.Reason}.");
        }

        var held = s.State.Of(key.Id).InactiveSince;
        if (use.At is { } at && !IsOwnTrial(s, key, use))
        {
            return held is not null && !key.IsActive
                ? s.Bring(KeyChange.Reactivate, key, $"Thought lost, it was used at {at:u}: somebody has it.")
                : InUse(s, key, $"it was used at {at:u}: somebody has it");
        }

        return held is null || key.IsActive
            ? Held(s, key) ?? s.Bring(KeyChange.Deactivate, key, "The secret of this key was lost; nobody can use it.")
            : s.Now < held + s.Policy.OrphanHold
                ? Situation.WaitUntil(held.Value + s.Policy.OrphanHold, "The orphan is held inactive for a while before it is deleted.")
                : s.Bring(KeyChange.Delete, key, "The secret of this key was lost, and nobody has missed it.");
    }

    // A key that was given up was tried before, and the record of last use shows that.
    private static bool IsOwnTrial(Situation s, SeenKey key, LastUse use) =>
        use.Service == "sts" && use.At <= s.State.Of(key.Id).TriedAt + Situation.RecordCoarseness;

    /// <summary>
    /// A destination that holds it says that its secret was not lost but this journal was: it is an older copy of itself.
    /// </summary>
    private static Decision? Held(Situation s, SeenKey key)
    {
        foreach (var delivery in s.State.Deliveries)
        {
            if (!(delivery.CheckedAt >= s.State.OrphanFoundAt))
            {
                return DeliveryRules.AfterFailure(s, delivery) ?? new(
                    new RotationAction.Check(delivery.Destination), "No key is taken for lost that a destination holds.");
            }

            if (delivery.Check!.HeldKey == key.Id)
            {
                return InUse(s, key, $"{delivery.Destination} holds it");
            }
        }

        return null;
    }

    private static Decision InUse(Situation s, SeenKey key, string why) => Situation.Block(BlockReason.OrphanInUse,
        $"{key.Id} was made by this rotation, its secret is lost, and yet {why}.",
        $"Was an old copy of the journal put back? Then put the old key where the new one is; otherwise treat {key.Id} as leaked.");
}
