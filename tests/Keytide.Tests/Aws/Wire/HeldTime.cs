namespace Keytide.Tests.Aws.Wire;

/// <summary>A clock whose timers fire when the test says so.</summary>
internal sealed class HeldTime : TimeProvider
{
    private readonly List<(TimerCallback Callback, object? State)> _timers = [];

    public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override long GetTimestamp() => 0;

    public void FireAll()
    {
        foreach (var (callback, state) in _timers.ToArray())
        {
            callback(state);
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        _timers.Add((callback, state));
        return new Held();
    }

    private sealed class Held : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
