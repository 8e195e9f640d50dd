namespace Keytide.Rotation.Fleet;

/// <summary>What came of a choice.</summary>
/// <param name="Choice">The key, and whether it was to be started.</param>
/// <param name="Rotation">The rotation that was begun; null where none was.</param>
/// <param name="Problem">Why none was begun although it was to be.</param>
public sealed record FleetStart(FleetChoice Choice, RotationId? Rotation, Exception? Problem);
