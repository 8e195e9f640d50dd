using Keytide.Cli.Rotate;

namespace Keytide.Tests.Cli.Rotate;

/// <summary>Work side by side stays on the thread that began it, to its end.</summary>
public sealed class OneThreadTests
{
    [Fact]
    public void All_between_two_waits_runs_on_the_thread_that_began()
    {
        var threads = new List<int>();
        OneThread.Run(() => Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            for (var step = 0; step < 20; step++)
            {
                await Task.Run(() => { }, TestContext.Current.CancellationToken);
                threads.Add(Environment.CurrentManagedThreadId);
            }
        })));
        Assert.Equal(Enumerable.Repeat(Environment.CurrentManagedThreadId, 400), threads);
    }

    [Fact]
    public void What_the_work_threw_is_thrown_and_the_former_context_is_back()
    {
        var former = SynchronizationContext.Current;
        Assert.Throws<InvalidDataException>(() => OneThread.Run(async () =>
        {
            await Task.Yield();
            throw new InvalidDataException();
        }));
        Assert.Same(former, SynchronizationContext.Current);
    }

    // Which of them meets the end is chance, so there are many; they have threads of their own, since the end comes on one of the pool.
    [Fact]
    public async Task Whoever_was_not_waited_for_may_come_while_the_work_ends()
    {
        var latecomers = new List<Task>();
        for (var round = 0; round < 1_000; round++)
        {
            OneThread.Run(() =>
            {
                var thread = SynchronizationContext.Current!;
                var isUnderWay = new TaskCompletionSource();
                latecomers.Add(Task.Factory.StartNew(
                    () => PostMany(thread, isUnderWay), default, TaskCreationOptions.LongRunning, TaskScheduler.Default));
                return isUnderWay.Task;
            });
        }

        await Task.WhenAll(latecomers);
    }

    private static void PostMany(SynchronizationContext thread, TaskCompletionSource isUnderWay)
    {
        for (var call = 0; call < 1_000; call++)
        {
            thread.Post(_ => { }, null);
            if (call == 5)
            {
                isUnderWay.SetResult();
            }
        }
    }
}
