namespace Keytide.Rotation;

/// <summary>Why a change of a key was refused, and what to do instead.</summary>
public sealed record KeyActRefusal(string Why, string Todo);
