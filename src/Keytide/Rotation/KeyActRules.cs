namespace Keytide.Rotation;

/// <summary>Whether a single change of a key is allowed. Pure.</summary>
/// <remarks>
/// <code>
/// change       refused where
/// any          a rotation of the user that is not over has the key
/// deactivate   its last use is unknown
/// delete       its last use is unknown, it is active, or it was used within the quiet window
/// reactivate   never otherwise: it breaks nobody
/// </code>
/// </remarks>
public static class KeyActRules
{
    /// <param name="change">What is asked for.</param>
    /// <param name="key">The key as it was seen just now, with its last use.</param>
    /// <param name="rotations">The user's rotations.</param>
    /// <param name="quiet">How long a key has to be unused before it is deleted.</param>
    /// <param name="now">The time.</param>
    /// <returns>Why not, and what to do instead; null where nothing speaks against it.</returns>
    public static KeyActRefusal? Refusal(
        KeyChange change, SeenKey key, IEnumerable<RotationSummary> rotations, TimeSpan quiet, DateTimeOffset now)
    {
        if (rotations.FirstOrDefault(one => !one.IsOver && (one.OldKey == key.Id || one.NewKey == key.Id)) is { } open)
        {
            return new(
                $"{key.Id} belongs to {open.Id}, a rotation that is not over.",
                $"Use keytide rotate reactivate, rollback or run {open.Id}.");
        }

        if (change == KeyChange.Reactivate)
        {
            return null;
        }

        if (!key.LastUse.TryGet(out var use))
        {
            return new(
                $"The last use of {key.Id} is unknown ({key.LastUse.Reason}), and unknown is not unused.",
                "Allow iam:GetAccessKeyLastUsed, or try again.");
        }

        return change switch
        {
            KeyChange.Delete when key.IsActive => new(
                $"{key.Id} is active, and an active key is never deleted.", $"First keytide keys deactivate {key.Id}, then wait."),
            KeyChange.Delete when use.At + quiet > now => new(
                $"{key.Id} was used {use.At:u}, less than {Duration.Text(quiet)} ago.",
                "Deleting cannot be undone: wait until nobody misses it."),
            _ => null,
        };
    }

    /// <summary>Since when the key is unused on record: its last use, or its making; null where that is not known.</summary>
    public static DateTimeOffset? UnusedSince(SeenKey key) =>
        key.LastUse.TryGet(out var use) ? use.At ?? key.CreatedAt : null;
}
