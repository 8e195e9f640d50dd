using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Faults;

/// <summary>
/// The host that a request happens to land on, and how much of what was changed it has heard of. Without a
/// <see cref="Propagation"/> every host knows everything at once.
/// </summary>
public sealed record FrontEnd(DateTimeOffset Now, Propagation? Propagation = null, ulong Host = 0, ulong Seed = 0)
{
    /// <summary>
    /// Whether this host still or already takes the key for active, inactive or gone; gone also before it first hears of it.
    /// </summary>
    public KeyStatus Sees(AccessKey key) => Propagation is null
        ? key.Status
        : key.History.SeenWhere(change => HasArrived(change.At, change.Number, Propagation.OfKey(change.Value)), KeyStatus.Deleted);

    /// <summary>The same for lists, which the control plane answers: late by seconds only.</summary>
    public KeyStatus SeesInList(AccessKey key) => Propagation is null
        ? key.Status
        : key.History.SeenWhere(change => HasArrived(change.At, change.Number, Propagation.Lists), KeyStatus.Deleted);

    /// <summary>The keys of a user (or of root) with their status, as a list shows them. A deleted key may still be among them.</summary>
    public IEnumerable<(AccessKey Key, KeyStatus Status)> KeysOf(Account account, User? user)
    {
        var keys = Propagation is null ? user?.AccessKeys ?? account.Root.AccessKeys : user?.AllAccessKeys ?? account.Root.AllAccessKeys;
        return keys.Select(key => (Key: key, Status: SeesInList(key))).Where(pair => pair.Status != KeyStatus.Deleted);
    }

    /// <summary>How many items a page holds of the <paramref name="asked"/>: IAM may send fewer.</summary>
    public int PageSize(int asked) => ShortPage is { } share ? Math.Max(1, (int)(Math.Min(asked, LongestShortPage) * share)) : asked;

    /// <summary>Policies, group membership and trust.</summary>
    public T Sees<T>(Timeline<T> timeline, T before) => Propagation is null
        ? timeline.Current
        : timeline.SeenWhere(change => HasArrived(change.At, change.Number, Propagation.Policies), before);

    // So that an account of a few hundred has pages, too, whatever is asked for.
    private const int LongestShortPage = 100;

    /// <summary>Whether the host is in the region that hears of nothing.</summary>
    public bool IsStuck { get; init; }

    /// <summary>The share of a full page that this request gets; null for full pages.</summary>
    public double? ShortPage { get; init; }

    private bool HasArrived(DateTimeOffset at, ulong change, TravelTime travel) =>
        Now >= at + travel.Of(Chance.At(Seed, change, Host)) && !(IsStuck && at >= Propagation!.StuckSince);
}
