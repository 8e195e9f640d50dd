using Keytide.Distribution;
using Keytide.Inventory.Policies;

namespace Keytide.Rotation;

/// <summary>What the settings ask for some users: when their keys are due, how they are rotated, and where the new ones go.</summary>
/// <param name="Name">By which people name it.</param>
public sealed record RotationRule(string Name)
{
    /// <summary>Stands for the user's name in a destination.</summary>
    public const string UserPlaceholder = "{user}";

    public static readonly TimeSpan UsualMaximumAge = TimeSpan.FromDays(90);

    /// <summary>Names, with * and ?; empty for every user that has the tags.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>The user must have all of them, with these values.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>A key that is older is due.</summary>
    public TimeSpan MaximumAge { get; init; } = UsualMaximumAge;

    /// <summary>How many rotations by this rule may be under way at once in one account; null for as many as the fleet allows.</summary>
    public int? AtOnce { get; init; }

    /// <summary>The channels by which people are told, by name; null for all there are.</summary>
    public IReadOnlyList<string>? Notify { get; init; }

    public RotationPolicy Policy { get; init; } = RotationPolicy.Default;

    /// <summary>Addresses in which <see cref="UserPlaceholder"/> stands for the user's name.</summary>
    public IReadOnlyList<string> Destinations { get; init; } = [];

    public bool Matches(string userName, IReadOnlyDictionary<string, string> tags) =>
        (Users.Count == 0 || Users.Any(pattern => Wildcard.Matches(pattern, userName)))
        && Tags.All(tag => tags.TryGetValue(tag.Key, out var value) && value == tag.Value);

    /// <exception cref="KeytideException">The user's name makes one of them no address.</exception>
    public IReadOnlyList<DestinationAddress> DestinationsFor(string userName) =>
        [.. Destinations.Select(text => DestinationAddress.Parse(text.Replace(UserPlaceholder, userName, StringComparison.Ordinal)))];
}
