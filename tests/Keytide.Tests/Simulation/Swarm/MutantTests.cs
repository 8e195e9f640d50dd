namespace Keytide.Tests.Simulation.Swarm;

/// <summary>A simulation that lets a known mistake live proves nothing: each has to be caught.</summary>
public sealed class MutantTests
{
    private const ulong MostSeeds = 400;

    public static TheoryData<string> Names => [.. Mutants.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_published_mistake_is_caught(string name)
    {
        for (ulong seed = 1; seed <= MostSeeds; seed++)
        {
            if (SwarmRun.Play(seed, Mutants.All[name]()) is { Violations: [var first, ..] })
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"caught at seed {seed}: {first}");
                return;
            }
        }

        Assert.Fail($"{name}: not caught in {MostSeeds} seeds.");
    }
}
