namespace Keytide.Sandbox.Clock;

/// <summary>
/// Time that moves only when told to: no timer fires by itself. Timers that are due at the same instant fire in the order in which they
/// were set. Made for one thread; <see cref="VirtualLoop"/> moves it from timer to timer.
/// </summary>
public sealed class VirtualClock(DateTimeOffset start) : TimeProvider
{
    private readonly PriorityQueue<VirtualTimer, (long Due, long Order)> _timers = new();
    private readonly long _start = start.UtcTicks;
    private long _now = start.UtcTicks;
    private long _order;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(_now, TimeSpan.Zero);

    public override long GetTimestamp() => _now - _start;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to an instant and fires what falls due on the way, each timer at its own time.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        while (_timers.TryPeek(out _, out var next) && next.Due <= instant.UtcTicks)
        {
            FireNext();
        }

        _now = Math.Max(_now, instant.UtcTicks);
    }

    public void Advance(TimeSpan span) => AdvanceTo(GetUtcNow() + span);

    /// <summary>Moves to the next timer and fires it. False where none is set.</summary>
    public bool FireNext()
    {
        while (_timers.TryDequeue(out var timer, out var at))
        {
            if (!timer.IsStillDue(at.Order))
            {
                continue;
            }

            _now = Math.Max(_now, at.Due);
            timer.Fire(at.Due);
            return true;
        }

        return false;
    }

    /// <summary>Sets a timer and returns the number under which it is due.</summary>
    internal long Schedule(VirtualTimer timer, TimeSpan after) => ScheduleAt(timer, _now + Math.Max(after.Ticks, 0));

    internal long ScheduleAt(VirtualTimer timer, long due)
    {
        _order++;
        _timers.Enqueue(timer, (due, _order));
        return _order;
    }
}
