namespace Keytide.Rotation;

/// <summary>What this rotation has done to one key.</summary>
public sealed record KeyProgress(AccessKeyId Key)
{
    /// <summary>The change whose effect is not known yet.</summary>
    public KeyChange? Pending { get; init; }

    /// <summary>The latest change known to have taken effect.</summary>
    public KeyChange? Done { get; init; }

    public DateTimeOffset? DoneAt { get; init; }

    public int Failures { get; init; }

    public DateTimeOffset? LastAttemptAt { get; init; }

    public string? LastFailure { get; init; }

    /// <summary>Since when this rotation has held the key inactive; null where it has not.</summary>
    public DateTimeOffset? InactiveSince => Done == KeyChange.Deactivate ? DoneAt : null;
}
