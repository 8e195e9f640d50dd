using Keytide.Rotation;
using Keytide.Sandbox.Clock;
using Keytide.Storage.Sqlite;

namespace Keytide.Bench;

/// <summary>
/// Rotates keys from the request to the deletion of the old key under the default policy: real driver, connectors, seal and SQLite
/// journal, the sandbox in the same process, on virtual time.
/// </summary>
internal static class RotationBench
{
    private const int MostAtOnce = 1000;
    private const int WarmUp = 200;

    public static void Run(int rotations)
    {
        Play(WarmUp);
        var (world, total, inKernel, lines) = Play(rotations);
        var (all, kernel, sandbox) = (total / rotations, inKernel / rotations, world.InSandbox / rotations);
        Console.WriteLine(
            $"{rotations} rotations, {world.Requests / (double)rotations:F1} requests and "
            + $"{lines / (double)rotations:F1} journal lines each");
        Console.WriteLine(
            $"CPU a rotation: {(all - sandbox).TotalMilliseconds:F2} ms without the sandbox ({sandbox.TotalMilliseconds:F2} ms), "
            + $"of which in the kernel, syncing the journal: {kernel.TotalMilliseconds:F2} ms");
        Console.WriteLine(string.Join(
            ", ", world.RequestsByAction.Select(action => $"{action.Key} {action.Value / (double)rotations:F1}")));
    }

    private static (RotationWorld World, TimeSpan All, TimeSpan Kernel, int Lines) Play(int rotations)
    {
        using var folder = new TemporaryJournal();
        var world = new RotationWorld();
        var requests = Enumerable.Range(1, rotations).Select(number => world.AddUser($"user{number}")).ToList();
        var before = Environment.CpuUsage;
        VirtualLoop.Run(world.Clock, () => RotateAsync(world, folder.Journal, requests));
        var after = Environment.CpuUsage;
        return (world, after.TotalTime - before.TotalTime, after.PrivilegedTime - before.PrivilegedTime, folder.CountLines());
    }

    private static async Task RotateAsync(RotationWorld world, SqliteRotationJournal journal, List<RotationRequest> requests)
    {
        var desk = world.Desk(journal);
        foreach (var request in requests)
        {
            await desk.StartAsync(request, default);
        }

        var driver = world.Driver(journal);
        while (await journal.DueAsync(DateTimeOffset.MaxValue, 1, default) is [{ NextAt: { } next }])
        {
            var pause = next - world.Clock.GetUtcNow();
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause + TimeSpan.FromMilliseconds(1), world.Clock);
            }

            foreach (var (rotation, decision, error) in await driver.TickAsync(MostAtOnce, default))
            {
                if (error is not null || decision!.Action is RotationAction.AwaitHuman)
                {
                    throw new InvalidOperationException($"{rotation.Id}: {error?.Message ?? decision!.Because}");
                }
            }
        }

        var unfinished = (await journal.ListAsync(null, default)).Count(summary => summary.Phase != RotationPhase.Closed);
        if (unfinished > 0)
        {
            throw new InvalidOperationException($"{unfinished} rotations did not end.");
        }
    }
}
