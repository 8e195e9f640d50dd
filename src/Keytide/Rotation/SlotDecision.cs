namespace Keytide.Rotation;

/// <summary>A row of the slot table, applied to a user's keys.</summary>
/// <param name="Rule">The row's number, from 1.</param>
/// <param name="Move">What may be done.</param>
/// <param name="Key">The key it is done to; null where to none.</param>
/// <param name="Reason">The block's name where a human has to say; otherwise null.</param>
/// <param name="Because">Why.</param>
/// <param name="Todo">What the human can do.</param>
public sealed record SlotDecision(int Rule, SlotMove Move, AccessKeyId? Key, BlockReason? Reason, string Because, string? Todo);
