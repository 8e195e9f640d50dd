namespace Keytide.Rotation;

/// <summary>The user has a rotation that is not over; a second one would fight it.</summary>
public sealed class RotationInProgressException(RotationId existing)
    : Exception($"A rotation of this user is not over yet: {existing}.")
{
    public RotationId Existing { get; } = existing;
}
