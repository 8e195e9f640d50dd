using Keytide.Sandbox.Clock;

namespace Keytide.Tests.Sandbox;

public sealed class VirtualLoopTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Ninety_days_pass_at_once()
    {
        var clock = new VirtualClock(Start);
        VirtualLoop.Run(clock, async () =>
        {
            await Task.Delay(TimeSpan.FromDays(45), clock);
            await Task.Delay(TimeSpan.FromDays(45), clock);
        });
        Assert.Equal(Start.AddDays(90), clock.GetUtcNow());
    }

    [Fact]
    public void Waits_end_in_the_order_of_their_time_and_equal_ones_in_the_order_they_were_begun()
    {
        var clock = new VirtualClock(Start);
        var order = new List<string>();
        async Task Note(string name, int seconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds), clock);
            order.Add(name);
        }

        VirtualLoop.Run(clock, () => Task.WhenAll(Note("late", 3), Note("first of two", 2), Note("second of two", 2), Note("early", 1)));
        Assert.Equal(["early", "first of two", "second of two", "late"], order);
    }

    [Fact]
    public void Semaphores_and_completion_sources_stay_on_the_thread()
    {
        var clock = new VirtualClock(Start);
        var thread = Environment.CurrentManagedThreadId;
        VirtualLoop.Run(clock, async () =>
        {
            using var gate = new SemaphoreSlim(0);
            var asynchronous = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            async Task Open()
            {
                await Task.Delay(TimeSpan.FromSeconds(1), clock);
                gate.Release();
                asynchronous.SetResult();
            }

            var opening = Open();
            await gate.WaitAsync();
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            await asynchronous.Task;
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            await opening;
        });
    }

    [Fact]
    public void A_cancelled_wait_does_not_move_the_clock()
    {
        var clock = new VirtualClock(Start);
        VirtualLoop.Run(clock, async () =>
        {
            using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(5), clock);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromDays(1), clock, stop.Token));
        });
        Assert.Equal(Start.AddSeconds(5), clock.GetUtcNow());
    }

    [Fact]
    public void A_wait_that_nothing_can_end_is_an_error_and_not_a_hang() =>
        Assert.Throws<InvalidOperationException>(() => VirtualLoop.Run(new VirtualClock(Start), () => new TaskCompletionSource().Task));
}
