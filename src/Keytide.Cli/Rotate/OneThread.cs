using System.Collections.Concurrent;

namespace Keytide.Cli.Rotate;

/// <summary>
/// Runs asynchronous work side by side on one thread: calls wait together, and what lies between two waits never runs at once, so that
/// the journal and all else that one thread may use at a time is used by one.
/// </summary>
public sealed class OneThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback? Callback, object? State)> _queue = [];

    /// <summary>Comes back when the work is done, and throws what it threw.</summary>
    public static void Run(Func<Task> work)
    {
        var former = Current;
        var thread = new OneThread();
        SetSynchronizationContext(thread);
        try
        {
            var all = work();
            all.ContinueWith(_ => thread._queue.Add((null, null)), TaskScheduler.Default);
            while (thread._queue.Take() is ({ } callback, var state))
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

    /// <summary>What comes after the end was not waited for, and is not run.</summary>
    public override void Post(SendOrPostCallback d, object? state) => _queue.Add((d, state));
}
