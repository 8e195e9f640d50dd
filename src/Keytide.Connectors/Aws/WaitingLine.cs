namespace Keytide.Connectors.Aws;

/// <summary>
/// Lets one caller in at a time, in the order they came. Unlike SemaphoreSlim, whose cancellable wait goes through the thread pool, it
/// never
/// leaves the thread of whoever steps out, which simulation on one thread depends on.
/// </summary>
internal sealed class WaitingLine
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private bool _isTaken;

    public Task EnterAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var place = new TaskCompletionSource();
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return Task.CompletedTask;
            }

            _waiting.Enqueue(place);
        }

        return WaitAsync(place, cancellation);
    }

    /// <summary>To be called once for every time that entering succeeded.</summary>
    public void Leave()
    {
        while (true)
        {
            TaskCompletionSource? next;
            lock (_lock)
            {
                if (!_waiting.TryDequeue(out next))
                {
                    _isTaken = false;
                    return;
                }
            }

            if (next.TrySetResult())
            {
                return; // Whoever gave up waiting is passed over.
            }
        }
    }

    private static async Task WaitAsync(TaskCompletionSource place, CancellationToken cancellation)
    {
        using var givenUp = cancellation.Register(() => place.TrySetCanceled(cancellation));
        await place.Task;
    }
}
