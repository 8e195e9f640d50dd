using System.Diagnostics;
using Keytide.Rotation;
using Keytide.Sandbox.Clock;

namespace Keytide.Bench;

/// <summary>What a tick costs beside many rotations that are in flight and not due: the same as beside few.</summary>
internal static class TickBench
{
    private const int Ticks = 20;

    public static void Run(int inFlight, int due)
    {
        foreach (var beside in new[] { due, 1000, inFlight, due, 1000, inFlight })
        {
            using var folder = new TemporaryJournal();
            var world = new RotationWorld();
            var requests = Enumerable.Range(1, due).Select(number => world.AddUser($"user{number}")).ToList();
            VirtualLoop.Run(world.Clock, () => MeasureAsync(world, folder, requests, beside));
        }
    }

    private static async Task MeasureAsync(RotationWorld world, TemporaryJournal folder, List<RotationRequest> requests, int inFlight)
    {
        var journal = folder.Journal;
        folder.Fill(inFlight - requests.Count, world.Clock.GetUtcNow().AddYears(1));
        var desk = world.Desk(journal);
        foreach (var request in requests)
        {
            await desk.StartAsync(request, default);
        }

        var driver = world.Driver(journal);
        await driver.TickAsync(requests.Count, default); // Up to the first pause of each.
        var (empty, nothing) = await TimeAsync(driver, requests.Count);
        await Task.Delay(TimeSpan.FromSeconds(31), world.Clock);
        var (busy, steps) = await TimeAsync(driver, requests.Count);
        Console.WriteLine(
            $"{inFlight,7} in flight: {empty.TotalMicroseconds / Ticks,5:F0} µs a tick with {nothing} due; "
            + $"{busy.TotalMicroseconds / steps,6:F0} µs for each that was due ({steps} in {Ticks} ticks)");

        async Task<(TimeSpan Spent, int Done)> TimeAsync(RotationDriver engine, int most)
        {
            var (spent, done) = (TimeSpan.Zero, 0);
            for (var tick = 0; tick < Ticks; tick++)
            {
                var watch = Stopwatch.StartNew();
                done += (await engine.TickAsync(most, default)).Count;
                spent += watch.Elapsed;
                if (done > 0)
                {
                    await Task.Delay(TimeSpan.FromHours(1), world.Clock);
                }
            }

            return (spent, done);
        }
    }
}
