using System.Globalization;
using Keytide.Tests.Support;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// The rotation engine under swarms of faults, seed by seed. The seeds that once found a mistake are kept beside this file.
/// </summary>
public sealed class SwarmTests
{
    // ./test asks for 2,000; a run of the unit tests alone is kept short.
    private static readonly int Seeds =
        int.Parse(Environment.GetEnvironmentVariable("KEYTIDE_SEEDS") ?? "500", CultureInfo.InvariantCulture);

    [Fact]
    public void No_seed_breaks_a_promise() => Judge(Enumerable.Range(1, Seeds).Select(seed => (ulong)seed));

    [Fact]
    public void No_seed_that_once_found_a_mistake_does_so_again() => Judge(KeptSeeds());

    [Fact]
    public void The_same_seed_plays_the_same_way()
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            Assert.Equal(SwarmRun.Play(seed).Hash, SwarmRun.Play(seed, isKept: true).Hash);
        }
    }

    [Fact]
    public void A_death_at_every_point_breaks_no_promise_and_the_rotation_still_ends_well()
    {
        var broken = new List<string>();
        var points = SwarmRun.Play(SwarmSettings.Golden(null)).Points;
        Assert.True(points > 200, $"Only {points} points.");
        for (var point = 1; point <= points; point++)
        {
            var result = SwarmRun.Play(SwarmSettings.Golden(point));
            if (result.Violations.Count > 0 || result.Phase != "Closed")
            {
                broken.Add($"point {point}: {result}");
            }
        }

        Assert.True(broken.Count == 0, string.Join('\n', broken.Take(5)));
    }

    private static IEnumerable<ulong> KeptSeeds() => File
        .ReadLines(Path.Combine(Repository.Root, "tests", "Keytide.Tests", "Simulation", "Swarm", "seeds.txt"))
        .Where(line => line.Length > 0 && char.IsAsciiDigit(line[0]))
        .Select(line => ulong.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture));

    private static void Judge(IEnumerable<ulong> seeds)
    {
        var broken = seeds.Select(seed => SwarmRun.Play(seed)).Where(result => result.Violations.Count > 0).Take(5).ToList();
        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }
}
