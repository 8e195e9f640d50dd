using Keytide.Rotation;
using Keytide.Rotation.Fleet;
using Keytide.Rotation.Notices;

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

    /// <summary>The ways to tell people.</summary>
    public IReadOnlyList<ChannelSettings> Channels { get; init; } = [];

    /// <summary>The first rule that fits a user counts.</summary>
    public IReadOnlyList<RotationRule> Rules { get; init; } = [];

    /// <summary>
    /// Where a notice goes: to the channels of its policy, or to all where that names none, as far as they take its kind.
    /// </summary>
    public IEnumerable<ChannelSettings> ChannelsFor(Notice notice)
    {
        var named = Rules.FirstOrDefault(rule => rule.Name == notice.Rule)?.Notify;
        return Channels.Where(channel => channel.Takes(notice.Kind) && named?.Contains(channel.Name) != false);
    }
}
