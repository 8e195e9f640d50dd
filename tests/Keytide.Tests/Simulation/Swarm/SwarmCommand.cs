using System.Diagnostics;
using System.Globalization;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// Seeds from the command line: <c>seed N</c> plays one and shows what happened, <c>seeds [FROM [COUNT]]</c> plays one after another
/// until one is broken ten times over, the count is reached or it is stopped; <c>mutants</c> says within how many seeds each is caught.
/// </summary>
internal static class SwarmCommand
{
    private const int MostBroken = 10;
    private const int BetweenReports = 1000;

    public static int Run(string[] args)
    {
        ulong Number(int index, ulong otherwise) =>
            args.Length > index ? ulong.Parse(args[index], CultureInfo.InvariantCulture) : otherwise;

        return args[0] == "mutants" ? AllMutants() : args[0] == "seed" ? One(Number(1, 1)) : Many(Number(1, 1), Number(2, ulong.MaxValue));
    }

    private static int AllMutants()
    {
        foreach (var (name, mutant) in Mutants.All)
        {
            ulong seed = 1;
            SwarmResult result;
            for (; (result = SwarmRun.Play(seed, mutant())).Violations.Count == 0; seed++)
            {
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seed,4} seeds: {name} ({result.Violations[0]})"));
        }

        return 0;
    }

    private static int One(ulong seed)
    {
        var result = SwarmRun.Play(seed, isKept: true);
        Console.WriteLine(SwarmSettings.Draw(seed));
        foreach (var line in result.Trace)
        {
            Console.WriteLine(line);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result}\nhash {result.Hash:x16}"));
        return result.Violations.Count == 0 ? 0 : 1;
    }

    private static int Many(ulong from, ulong count)
    {
        var (watch, broken) = (Stopwatch.StartNew(), 0);
        var ends = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (ulong played = 0; played < count && broken < MostBroken; played++)
        {
            var result = Play(from + played);
            ends[result.Phase] = ends.GetValueOrDefault(result.Phase) + 1;
            if (result.Violations.Count > 0)
            {
                broken++;
                Console.WriteLine(result);
            }

            if ((played + 1) % BetweenReports == 0 || played + 1 == count)
            {
                var each = watch.Elapsed.TotalMilliseconds / (played + 1);
                var shown = string.Join(", ", ends.Select(end => $"{end.Key} {end.Value}"));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{played + 1} seeds, {broken} broken, {each:F1} ms each; {shown}"));
            }
        }

        return broken == 0 ? 0 : 1;
    }

    private static SwarmResult Play(ulong seed)
    {
        try
        {
            return SwarmRun.Play(seed);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return new SwarmResult(seed, 0, "Threw", [problem.ToString()], [], 0);
        }
    }
}
