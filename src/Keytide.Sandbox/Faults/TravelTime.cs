namespace Keytide.Sandbox.Faults;

/// <summary>How long a change travels to one host, by its quantiles; straight lines between them.</summary>
public sealed record TravelTime(TimeSpan Median, TimeSpan P95, TimeSpan P99, TimeSpan Longest)
{
    public static TravelTime Seconds(double median, double p95, double p99, double longest) =>
        new(TimeSpan.FromSeconds(median), TimeSpan.FromSeconds(p95), TimeSpan.FromSeconds(p99), TimeSpan.FromSeconds(longest));

    /// <summary>The time at a quantile from 0 to 1.</summary>
    public TimeSpan Of(double quantile) => quantile switch
    {
        < 0.5 => Between(TimeSpan.Zero, Median, quantile / 0.5),
        < 0.95 => Between(Median, P95, (quantile - 0.5) / 0.45),
        < 0.99 => Between(P95, P99, (quantile - 0.95) / 0.04),
        _ => Between(P99, Longest, (quantile - 0.99) / 0.01),
    };

    private static TimeSpan Between(TimeSpan from, TimeSpan to, double share) => from + ((to - from) * share);
}
