namespace Keytide.Connectors.Git;

/// <summary>Some threads that share out work among them.</summary>
/// <param name="workers">How many, the calling one included.</param>
/// <param name="cancellation">Ends the work early.</param>
internal sealed class Crew(int workers, CancellationToken cancellation)
{
    /// <summary>Does a piece of work for every stretch of [0, count).</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="step">How many a thread takes at once.</param>
    /// <param name="start">Makes what a thread has to itself.</param>
    /// <param name="work">Does the stretch from the first number up to the second, which is not part of it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Share<T>(int count, int step, Func<T> start, Action<int, int, T> work)
    {
        long next = 0;
        Exception? failure = null;
        void Work()
        {
            try
            {
                var own = start();
                while (Volatile.Read(ref failure) is null && !cancellation.IsCancellationRequested)
                {
                    var from = Interlocked.Add(ref next, step) - step;
                    if (from >= count)
                    {
                        return;
                    }

                    work((int)from, (int)Math.Min(from + step, count), own);
                }
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref failure, error, null);
            }
        }

        var others = Enumerable.Range(1, Math.Max(0, Math.Min(workers, (count + step - 1) / step) - 1))
            .Select(_ => Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        Work();
        Task.WaitAll(others, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }
}
