using Keytide.Distribution;

namespace Keytide.Rotation;

/// <summary>The one thing to do next. Everything but waiting leaves a line in the journal.</summary>
public abstract record RotationAction
{
    private RotationAction()
    {
    }

    /// <summary>Nothing before then.</summary>
    public sealed record Wait(DateTimeOffset Until) : RotationAction;

    /// <summary>Nothing until a human has answered.</summary>
    public sealed record AwaitHuman : RotationAction;

    /// <summary>Nothing, ever: it is over.</summary>
    public sealed record Rest : RotationAction;

    /// <summary>Write down what was decided or found; no effect outside.</summary>
    public sealed record Record(RotationEvent Event) : RotationAction;

    /// <summary>Look whether the destination would take a key, and what it holds.</summary>
    public sealed record Check(DestinationAddress Destination) : RotationAction;

    /// <summary>Make a key, by one call that is never repeated.</summary>
    public sealed record Mint(RotationEvent.MintIntended Intent) : RotationAction;

    /// <summary>Ask AWS, in every region in use, who signs with the new key.</summary>
    public sealed record Probe : RotationAction;

    /// <summary>Write the pair of that key to the destination.</summary>
    public sealed record Deliver(DestinationAddress Destination, AccessKeyId Key) : RotationAction;

    /// <summary>See what the destination holds.</summary>
    public sealed record Look(DestinationAddress Destination, AccessKeyId Expected) : RotationAction;

    public sealed record Change(KeyChange What, AccessKeyId Key) : RotationAction;

    /// <summary>Refuse the user's sessions that were issued before.</summary>
    public sealed record CutSessions(DateTimeOffset Before) : RotationAction;

    /// <summary>Refuse no session any more.</summary>
    public sealed record LiftSessionCut : RotationAction;
}
