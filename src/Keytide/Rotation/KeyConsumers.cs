namespace Keytide.Rotation;

/// <summary>Puts uses of a rotation's keys together by who made them. Pure.</summary>
public static class KeyConsumers
{
    /// <summary>The record of last use may be behind by that much in naming the same use as an event.</summary>
    private static readonly TimeSpan SameUse = TimeSpan.FromMinutes(20);

    /// <param name="uses">All that is known, from whatever record.</param>
    /// <param name="oldKey">The key that goes.</param>
    /// <param name="newKey">The key that stays; null before it exists.</param>
    /// <param name="provenAt">Until then the new key was used by Keytide itself, to try it.</param>
    /// <returns>Who still uses the old key first, then by the latest use.</returns>
    public static IReadOnlyList<KeyConsumer> Of(
        IReadOnlyCollection<KeyUse> uses, AccessKeyId oldKey, AccessKeyId? newKey, DateTimeOffset? provenAt)
    {
        var foreign = uses.Where(use => use.Key != newKey || use.Service != "sts" || !(use.At <= provenAt + SameUse)).ToList();
        var named = foreign.Where(use => use.Address is not null || use.UserAgent is not null).ToList();

        // What an event has told with its address need not be told again without.
        var unnamed = foreign.Where(use => use.Address is null && use.UserAgent is null && !named.Exists(other =>
            other.Key == use.Key && other.Service == use.Service && (other.At - use.At).Duration() <= SameUse));
        return
        [
            .. named.Concat(unnamed)
                .GroupBy(use => (use.Address, use.UserAgent, use.Service))
                .Select(who => new KeyConsumer(
                    who.Key.Address, who.Key.UserAgent, who.Key.Service, Latest(who, oldKey), newKey is { } key ? Latest(who, key) : null))
                .Where(who => who.OnOldKey is not null || who.OnNewKey is not null)
                .OrderBy(who => who.HasComeOver).ThenByDescending(who => who.LastSeen)
                .ThenBy(who => who.Address, StringComparer.Ordinal).ThenBy(who => who.UserAgent, StringComparer.Ordinal),
        ];
    }

    private static DateTimeOffset? Latest(IEnumerable<KeyUse> uses, AccessKeyId key) =>
        uses.Where(use => use.Key == key).Select(use => (DateTimeOffset?)use.At).Max();
}
