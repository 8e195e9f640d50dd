using Keytide.Rotation;
using Keytide.Sandbox;
using Keytide.Storage;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>One engine on one machine: it advances the rotation, waits, dies and is started again, until the rotation is over.</summary>
internal sealed class SwarmEngine(string name, SwarmRun run)
{
    private const int MostRounds = 5_000;

    private readonly Chance _chance = run.Chance(name);
    private int _life = 1;

    public string Name => name;

    public SwarmTime Time { get; } = new(run.World.Clock);

    public async Task RunAsync(DateTimeOffset end)
    {
        var driver = Start();
        var generation = run.Generation;
        for (var round = 0; round < MostRounds && run.World.Now < end; round++)
        {
            var pause = TimeSpan.FromSeconds(30);
            try
            {
                if (generation != run.Generation)
                {
                    throw new EngineDiedException();
                }

                var decision = await driver.AdvanceAsync(run.Rotation, default);
                run.Oracle.Said(decision.Because);
                run.Trace.Note(Holder, $"{decision.Action}: {decision.Because}");
                switch (decision.Action)
                {
                    case RotationAction.Rest:
                        return;
                    case RotationAction.AwaitHuman:
                        run.Show(isWhole: false);
                        await Task.Delay(TimeSpan.FromHours(3 * _chance.NextDouble()), run.World.Clock);
                        await run.AnswerAsync();
                        break;
                    case RotationAction.Wait wait:
                        pause = wait.Until - Time.GetUtcNow();
                        break;
                    default:
                        run.Oracle.Violation("L1", $"the engine stopped at {decision.Action}");
                        break;
                }
            }
            catch (Exception problem) when (problem is EngineDiedException
                || (problem is InvalidJournalException or KeytideException && generation != run.Generation))
            {
                generation = run.Generation;
                run.Dead.Add(Holder);
                pause = TimeSpan.FromMinutes(90 * _chance.NextDouble() * _chance.NextDouble());
                _life++;
                driver = Start();
            }
            catch (Exception problem) when (problem is LeaseLostException or StorageException)
            {
                run.Oracle.Said(problem.ToString());
                run.Trace.Note(Holder, problem.Message);
            }

            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause + TimeSpan.FromMilliseconds(1), Time); // A delay of less than that is none.
            }
        }
    }

    private string Holder => $"{name}-{_life}";

    private RotationDriver Start() => run.Driver(Holder, Time, _chance.Next());
}
