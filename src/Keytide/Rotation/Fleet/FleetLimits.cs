namespace Keytide.Rotation.Fleet;

/// <summary>How much may be under way at once, and when to stop. Values are those of <c>rotation: fleet:</c>.</summary>
public sealed record FleetLimits
{
    public static readonly FleetLimits Default = new();

    /// <summary>Rotations in hand at once, in all accounts; see <see cref="FleetRules.IsInHand"/>.</summary>
    public int AtOnce { get; init; } = 50;

    public int AtOncePerAccount { get; init; } = 20;

    /// <summary>No more are started once so many of a hundred have gone wrong.</summary>
    public int StopPercent { get; init; } = 20;

    /// <summary>Of how many, counted from the latest. Where fewer are known the missing ones count as good.</summary>
    public int StopOfLast { get; init; } = 20;

    /// <summary>How often the users of an account are read to see whose keys are due.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a key that was rolled back is left alone.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How many have to go wrong for the stop.</summary>
    public int StopCount => Math.Max(1, ((StopPercent * StopOfLast) + 99) / 100);
}
