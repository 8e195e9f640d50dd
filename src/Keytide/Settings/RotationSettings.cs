using Keytide.Rotation;
using Keytide.Rotation.Fleet;

namespace Keytide.Settings;

/// <summary>How keys are rotated.</summary>
public sealed record RotationSettings
{
    public static readonly RotationSettings Default = new();

    /// <summary>
    /// The name, path included, of the role that rotations act as, in sessions named after each of them; null for the caller itself, and
    /// then CloudTrail cannot tell which rotation made a key.
    /// </summary>
    public string? Role { get; init; }

    public FleetLimits Fleet { get; init; } = FleetLimits.Default;

    /// <summary>The first rule that fits a user counts.</summary>
    public IReadOnlyList<RotationRule> Rules { get; init; } = [];
}
