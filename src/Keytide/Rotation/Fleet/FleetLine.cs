namespace Keytide.Rotation.Fleet;

/// <summary>A line of the fleet's journal: what was decided for all rotations and not for one.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="Account">Which account was looked at; null where it concerns all of them.</param>
/// <param name="Mark">Who released it, or by which settings it was looked at; empty otherwise.</param>
/// <param name="Detail">The reason, or the figures.</param>
public sealed record FleetLine(DateTimeOffset At, FleetLineKind Kind, AccountId? Account, string Mark, string Detail);
