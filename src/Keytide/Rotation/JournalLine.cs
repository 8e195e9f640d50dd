namespace Keytide.Rotation;

/// <summary>One durable line of a rotation's journal.</summary>
/// <param name="Rotation">Whose.</param>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">When it was written, by the writer's clock.</param>
/// <param name="FencingToken">Of the lease under which it was written; it never falls.</param>
/// <param name="Event">What was intended or happened.</param>
public sealed record JournalLine(RotationId Rotation, long Sequence, DateTimeOffset At, long FencingToken, RotationEvent Event);
