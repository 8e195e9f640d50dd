namespace Keytide.Sandbox.Faults;

/// <summary>
/// What goes wrong, each fault off while null. The rates are of single requests and are drawn, each fault from chance of its own, from
/// the sandbox's seed: the same requests in the same order meet the same faults.
/// </summary>
public sealed record FaultOptions
{
    public static readonly FaultOptions None = new();

    private static readonly Dictionary<string, Func<FaultOptions, FaultOptions>> Named = new(StringComparer.Ordinal)
    {
        ["eventual-consistency"] = options => options with { EventualConsistency = new Propagation() },
        ["last-used-lag"] = options => options with { LastUsedLag = new LagFault() },
        ["report-slow"] = options => options with { ReportSlow = new SlowReportFault() },
        ["throttling"] = options => options with { Throttling = new ThrottlingFault() },
        ["short-pages"] = options => options with { ShortPages = new RateFault(0.5) },
        ["lost-answers"] = options => options with { LostAnswers = new LossFault() },
        ["server-errors"] = options => options with { ServerErrors = new RateFault(0.02) },
        ["negative-cache"] = options => options with { NegativeCache = TimeSpan.FromSeconds(5) },
    };

    /// <summary>The names that <see cref="Parse"/> knows.</summary>
    public static IReadOnlyCollection<string> Names => Named.Keys;

    /// <summary>Changes to keys and policies travel, and hosts disagree meanwhile.</summary>
    public Propagation? EventualConsistency { get; init; }

    /// <summary>GetAccessKeyLastUsed and the report learn of a use late.</summary>
    public LagFault? LastUsedLag { get; init; }

    /// <summary>A credential report takes minutes to make.</summary>
    public SlowReportFault? ReportSlow { get; init; }

    /// <summary>A bucket of tokens for every account and action.</summary>
    public ThrottlingFault? Throttling { get; init; }

    /// <summary>Pages with fewer items than asked for, more following.</summary>
    public RateFault? ShortPages { get; init; }

    /// <summary>Requests that never arrive, and answers that never come back.</summary>
    public LossFault? LostAnswers { get; init; }

    /// <summary>Answers of 500 and 503, in HTML or cut short, with and without the effect.</summary>
    public RateFault? ServerErrors { get; init; }

    /// <summary>
    /// After a wrong secret the right one is refused as well for this long, by key id (seen for 5 s:
    /// awsteele.com/blog/2021/10/24/aws-sigv4-caching.html).
    /// </summary>
    public TimeSpan? NegativeCache { get; init; }

    /// <summary>Switches on the named faults with their defaults.</summary>
    /// <exception cref="ArgumentException">A name is unknown; the message lists those that are known.</exception>
    public static FaultOptions Parse(IEnumerable<string> names)
    {
        var options = None;
        foreach (var name in names)
        {
            options = Named.TryGetValue(name, out var turnOn)
                ? turnOn(options)
                : throw new ArgumentException($"There is no fault named \"{name}\"; there are {string.Join(", ", Names)}.", nameof(names));
        }

        return options;
    }
}
