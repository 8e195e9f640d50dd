namespace Keytide.Rotation;

/// <summary>What to do next, and why.</summary>
public sealed record Decision(RotationAction Action, string Because);
