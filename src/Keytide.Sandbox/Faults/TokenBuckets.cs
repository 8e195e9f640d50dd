namespace Keytide.Sandbox.Faults;

/// <summary>Counts requests per account and action.</summary>
internal sealed class TokenBuckets
{
    private readonly Dictionary<(string Account, string Action), (double Tokens, DateTimeOffset At)> _buckets = [];

    /// <summary>Takes a token; where there is none, how long until there is one.</summary>
    public TimeSpan? Take(ThrottlingFault limits, string account, string action, DateTimeOffset now)
    {
        var rate = limits.RateOfAction.GetValueOrDefault(action, limits.Rate);
        var (tokens, at) = _buckets.TryGetValue((account, action), out var bucket) ? bucket : (limits.Burst, now);
        tokens = Math.Min(limits.Burst, tokens + ((now - at).TotalSeconds * rate));
        var isEnough = tokens >= 1;
        _buckets[(account, action)] = (isEnough ? tokens - 1 : tokens, now);
        return isEnough ? null : TimeSpan.FromSeconds((1 - tokens) / rate);
    }
}
