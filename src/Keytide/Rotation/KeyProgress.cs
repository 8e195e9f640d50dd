namespace Keytide.Rotation;

/// <summary>What this rotation has done to one key.</summary>
public sealed record KeyProgress(AccessKeyId Key)
{
    // An engine that looks once a day, by a timer that is now early and now late, leaves gaps of this many times each other.
    private const double UsualPause = 1.5;

    /// <summary>The change whose effect is not known yet.</summary>
    public KeyChange? Pending { get; init; }

    /// <summary>The latest change known to have taken effect.</summary>
    public KeyChange? Done { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>When this rotation tried a key last that it then gave up; null for every other key.</summary>
    public DateTimeOffset? TriedAt { get; init; }

    public int Failures { get; init; }

    public DateTimeOffset? LastAttemptAt { get; init; }

    public string? LastFailure { get; init; }

    /// <summary>Since when this rotation has held the key inactive; null where it has not.</summary>
    public DateTimeOffset? InactiveSince => Done == KeyChange.Deactivate ? DoneAt : null;

    /// <summary>
    /// Since when the journal vouches for the key having been inactive all along: <see cref="InactiveSince"/>, or later where the journal
    /// has a gap. Null where the key is not held.
    /// </summary>
    public DateTimeOffset? SoaksFrom { get; init; }

    /// <summary>When it was last seen inactive, or brought there.</summary>
    public DateTimeOffset? SeenInactiveAt { get; init; }

    /// <summary>The longest time between two such sightings.</summary>
    public TimeSpan LongestUnseen { get; init; }

    /// <summary>The change took effect.</summary>
    public KeyProgress After(KeyChange change, DateTimeOffset at)
    {
        DateTimeOffset? off = change == KeyChange.Deactivate ? at : null;
        return new(Key)
        {
            Done = change,
            DoneAt = at,
            LastAttemptAt = LastAttemptAt,
            SoaksFrom = off,
            SeenInactiveAt = off,
            TriedAt = TriedAt,
        };
    }

    /// <summary>
    /// The key was seen inactive. IAM does not tell since when it is, and where an older copy of the journal was put back, what it lacks
    /// may be that the key was switched on and off again. That takes a quiet window at least and leaves a gap of as much, longer than any
    /// before: the soak begins anew behind such a gap.
    /// </summary>
    public KeyProgress SeenInactive(DateTimeOffset at, TimeSpan quietWindow)
    {
        var unseen = at - SeenInactiveAt!.Value;
        return this with
        {
            SoaksFrom = unseen < quietWindow || unseen <= LongestUnseen * UsualPause ? SoaksFrom : at,
            SeenInactiveAt = at,
            LongestUnseen = unseen > LongestUnseen ? unseen : LongestUnseen,
        };
    }
}
