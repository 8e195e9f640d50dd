using System.Collections.Immutable;
using Keytide.Inventory;

namespace Keytide.Rotation;

/// <summary>What was seen of the world for one decision. What was not looked at, or could not be read, is unknown.</summary>
public sealed record Sighting
{
    public static readonly Sighting Nothing = new();

    public Fact<SeenUser> User { get; init; }

    public Fact<IReadOnlyList<SeenKey>> Keys { get; init; }

    /// <summary>
    /// The keys that CloudTrail says this rotation's own sessions made. A key that is missing from it may still be ours: events come late.
    /// </summary>
    public Fact<ImmutableSortedSet<AccessKeyId>> MadeByUs { get; init; }

    /// <summary>Who uses the old key, where a log is read; unknown where none is, and then last use alone decides.</summary>
    public Fact<IReadOnlyList<SeenConsumer>> Consumers { get; init; }

    /// <summary>Who else has used the new key, by CloudTrail; asked for where its last use does not tell.</summary>
    public Fact<UseByOthers> NewKeyUse { get; init; }

    /// <summary>The regions that the old key and the destinations are used in.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];
}
