namespace Keytide.Rotation;

/// <summary>
/// One row per rotation, kept beside its journal in the same transaction, so that lists and ticks need not replay anything.
/// </summary>
/// <param name="Id">Which.</param>
/// <param name="Account">Whose user.</param>
/// <param name="UserName">By name.</param>
/// <param name="UserId">By unique id.</param>
/// <param name="OldKey">The key that is replaced.</param>
/// <param name="NewKey">Its successor; null before it exists.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="NextAt">When the next step is due; null where it is over or waits for a human.</param>
/// <param name="NextAction">What that step is, or what is waited for.</param>
/// <param name="Block">Why it waits for a human; null where it does not.</param>
/// <param name="OldInactiveSince">Since when the old key is held inactive; null where it is not.</param>
/// <param name="UpdatedAt">The latest line.</param>
public sealed record RotationSummary(
    RotationId Id,
    AccountId Account,
    string UserName,
    string UserId,
    AccessKeyId OldKey,
    AccessKeyId? NewKey,
    RotationPhase Phase,
    DateTimeOffset? NextAt,
    string NextAction,
    RotationEvent.BlockedFor? Block,
    DateTimeOffset? OldInactiveSince,
    DateTimeOffset UpdatedAt)
{
    public string Subject => Lease.SubjectOf(Account, UserId);

    public bool IsOver => Phase is RotationPhase.Closed or RotationPhase.RolledBack;

    /// <summary>
    /// Due at once, until the engine says otherwise: a crash in between costs one early look, never a forgotten rotation.
    /// </summary>
    public static RotationSummary Of(RotationState state) => new(
        state.Id,
        state.Request.Account,
        state.Request.UserName,
        state.Request.UserId,
        state.Request.OldKey,
        state.NewKey,
        state.Phase,
        state.IsOver || state.Phase is RotationPhase.Blocked ? null : state.LastAt,
        state.Outcome ?? state.Block?.Detail ?? "",
        state.Block,
        state.Of(state.Request.OldKey).SoaksFrom,
        state.LastAt);
}
