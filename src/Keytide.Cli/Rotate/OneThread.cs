using System.Collections.Concurrent;

namespace Keytide.Cli.Rotate;

/// <summary>
/// Runs asynchronous work side by side on one thread: calls wait together, and what lies between two waits never runs at once, so that
/// the journal and all else that one thread may use at a time is used by one.
/// </summary>
internal sealed class OneThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];

    public static void Run(Func<Task> work)
    {
        var former = Current;
        var thread = new OneThread();
        SetSynchronizationContext(thread);
        try
        {
            var all = work();
            all.ContinueWith(_ => thread._queue.CompleteAdding(), TaskScheduler.Default);
            foreach (var (callback, state) in thread._queue.GetConsumingEnumerable())
            {
                callback(state);
            }

            all.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(former);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!_queue.IsAddingCompleted)
        {
            _queue.Add((d, state)); // Whoever comes after the end was not waited for.
        }
    }
}
