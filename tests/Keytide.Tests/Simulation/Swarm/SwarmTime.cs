namespace Keytide.Tests.Simulation.Swarm;

/// <summary>An engine's own clock: it may be wrong, and may jump, while its timers run as they should.</summary>
internal sealed class SwarmTime(TimeProvider inner) : TimeProvider
{
    /// <summary>How far the clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow() + Ahead;

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        inner.CreateTimer(callback, state, dueTime, period);
}
