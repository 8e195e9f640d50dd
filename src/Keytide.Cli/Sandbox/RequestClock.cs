namespace Keytide.Cli.Sandbox;

/// <summary>
/// The virtual time of a sandbox that is served: it stands still between requests, moves a little with each, and further when told.
/// Safe to use from many requests at once. It fires no timers: nothing in a served sandbox waits on it.
/// </summary>
internal sealed class RequestClock(DateTimeOffset start, TimeSpan latency) : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan SmallestStep = TimeSpan.FromMilliseconds(10);
    private readonly Lock _lock = new();
    private readonly TimeSpan _step = latency > SmallestStep ? latency : SmallestStep;
    private DateTimeOffset _now = start;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public void Step() => Advance(_step);

    public DateTimeOffset Advance(TimeSpan by)
    {
        lock (_lock)
        {
            return _now += by;
        }
    }
}
