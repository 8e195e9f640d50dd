using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Faults;

/// <summary>
/// Eventual consistency. Each change reaches each host of each service and region at its own time, decided by the seed alone, and each
/// request lands on one host: so a new key works, fails, and works again until every host has heard of it. The defaults follow what
/// was seen on AWS: new keys 3 to 15 s and rarely longer, old ones accepted for 3 to 4 s more, lists stale for up to 5 s.
/// </summary>
public sealed record Propagation
{
    /// <summary>Front-end hosts of each service in each region.</summary>
    public int Hosts { get; init; } = 8;

    public TravelTime Appear { get; init; } = TravelTime.Seconds(5, 12, 30, 120);

    public TravelTime Disappear { get; init; } = TravelTime.Seconds(3, 5, 20, 60);

    public TravelTime Policies { get; init; } = TravelTime.Seconds(5, 12, 30, 120);

    public TravelTime Lists { get; init; } = TravelTime.Seconds(1, 4, 5, 5);

    /// <summary>A region whose hosts hear of nothing that changes; null for none.</summary>
    public string? StuckRegion { get; init; }

    /// <summary>What was changed earlier is known there as well.</summary>
    public DateTimeOffset StuckSince { get; init; }

    public TravelTime OfKey(KeyStatus status) => status == KeyStatus.Active ? Appear : Disappear;
}
