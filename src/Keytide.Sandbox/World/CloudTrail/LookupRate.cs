namespace Keytide.Sandbox.World.CloudTrail;

/// <summary>Two LookupEvents a second for one account in one region: a bucket of two that refills with time.</summary>
public sealed class LookupRate
{
    private const double PerSecond = 2;
    private readonly Dictionary<string, (double Tokens, DateTimeOffset At)> _buckets = new(StringComparer.Ordinal);

    public bool TryTake(string region, DateTimeOffset now)
    {
        var (tokens, at) = _buckets.TryGetValue(region, out var bucket) ? bucket : (PerSecond, now);
        tokens = Math.Min(PerSecond, tokens + Math.Max(0, (now - at).TotalSeconds * PerSecond));
        var isFree = tokens >= 1;
        _buckets[region] = (isFree ? tokens - 1 : tokens, now);
        return isFree;
    }
}
