using Keytide.Distribution;

namespace Keytide.Rotation;

/// <summary>What is known of one destination.</summary>
public sealed record DeliveryProgress(DestinationAddress Destination)
{
    /// <summary>The latest look before the key was made.</summary>
    public RotationEvent.DestinationChecked? Check { get; init; }

    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>The pair of the old key as it stood there, under seal: the way back. Null where the place never showed it.</summary>
    public SealedSecret? OldPair { get; init; }

    /// <summary>The key that a human was asked to put there by hand, and has said to go on.</summary>
    public AccessKeyId? VouchedFor { get; init; }

    /// <summary>The key of the latest write that was begun; null while nothing was ever written.</summary>
    public AccessKeyId? Sent { get; init; }

    /// <summary>Whether the place answered that write.</summary>
    public bool IsAnswered { get; init; }

    /// <summary>When the place was last seen to hold <see cref="Sent"/>, or gave the best evidence it can.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>When that was first so after the latest write or loss.</summary>
    public DateTimeOffset? HeldSince { get; init; }

    /// <summary>It was read and held something else than what was confirmed before.</summary>
    public RotationEvent.DeliveryLost? Lost { get; init; }

    /// <summary>Failed writes and reads in a row.</summary>
    public int Failures { get; init; }

    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>When the row of failures began.</summary>
    public DateTimeOffset? FailingSince { get; init; }

    public string? LastFailure { get; init; }

    public bool IsConfirmed(AccessKeyId key) => Sent == key && ConfirmedAt is not null;
}
