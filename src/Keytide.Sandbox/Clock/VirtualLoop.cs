namespace Keytide.Sandbox.Clock;

/// <summary>
/// Runs asynchronous work on the calling thread alone, in a fixed order, on virtual time: whenever nothing can go on, the clock moves to
/// the next timer. The same work therefore takes the same steps every time, and ninety days pass in seconds.
/// </summary>
public sealed class VirtualLoop : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly VirtualClock _clock;
    private readonly int _thread = Environment.CurrentManagedThreadId;

    private VirtualLoop(VirtualClock clock) => _clock = clock;

    /// <exception cref="InvalidOperationException">
    /// The work waits for something that will never happen, or has left this thread (Task.Run, real timers, real I/O).
    /// </exception>
    public static T Run<T>(VirtualClock clock, Func<Task<T>> work)
    {
        var before = Current;
        var loop = new VirtualLoop(clock);
        SetSynchronizationContext(loop);
        try
        {
            var task = work();
            loop.PumpUntil(task);
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    public static void Run(VirtualClock clock, Func<Task> work) => Run(clock, async () =>
    {
        await work();
        return true;
    });

    public override void Post(SendOrPostCallback callback, object? state)
    {
        if (Environment.CurrentManagedThreadId != _thread)
        {
            throw new InvalidOperationException(
                "Work on virtual time was continued from another thread; its order would be left to chance.");
        }

        _ready.Enqueue((callback, state));
    }

    public override void Send(SendOrPostCallback callback, object? state) => callback(state);

    public override SynchronizationContext CreateCopy() => this;

    private void PumpUntil(Task task)
    {
        while (!task.IsCompleted)
        {
            if (_ready.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }
            else if (!_clock.FireNext())
            {
                throw new InvalidOperationException("Work on virtual time waits, and nothing is left that could wake it.");
            }
        }
    }
}
