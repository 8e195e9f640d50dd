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

        if (use.At is { } at)
        {
            return Situation.Block(BlockReason.OrphanInUse,
                $"{key.Id} was made by this rotation, its secret was lost on the way, and yet it was used at {at:u}: somebody has it.",
                $"Treat it as leaked: keytide respond {key.Id}.");
        }

        var held = s.State.Of(key.Id).InactiveSince;
        return held is null || key.IsActive
            ? s.Bring(KeyChange.Deactivate, key, "The secret of this key was lost; nobody can use it.")
            : s.Now < held + s.Policy.OrphanHold
                ? Situation.WaitUntil(held.Value + s.Policy.OrphanHold, "The orphan is held inactive for a while before it is deleted.")
                : s.Bring(KeyChange.Delete, key, "The secret of this key was lost, and nobody has missed it.");
    }
}
