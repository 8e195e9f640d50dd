namespace Keytide.Sandbox.Clock;

/// <summary>A timer of a <see cref="VirtualClock"/>. Setting it anew makes its earlier place in the clock's queue void.</summary>
internal sealed class VirtualTimer(VirtualClock clock, TimerCallback callback, object? state) : ITimer
{
    private const long Never = -1;

    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private long _place = Never;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        _place = dueTime == Timeout.InfiniteTimeSpan ? Never : clock.Schedule(this, dueTime);
        return true;
    }

    public bool IsStillDue(long place) => _place == place;

    public void Fire(long due)
    {
        _place = _period == Timeout.InfiniteTimeSpan || _period == TimeSpan.Zero ? Never : clock.ScheduleAt(this, due + _period.Ticks);
        callback(state);
    }

    public void Dispose() => _place = Never;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
