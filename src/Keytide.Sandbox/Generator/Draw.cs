namespace Keytide.Sandbox.Generator;

/// <summary>The draws that the generator makes of chance.</summary>
internal static class Draw
{
    public static bool Happens(this Chance chance, double probability) => chance.NextDouble() < probability;

    public static T Pick<T>(this Chance chance, IReadOnlyList<T> from) => from[chance.NextInt(from.Count)];

    /// <summary>A span of so many days, with hours and seconds of its own.</summary>
    public static TimeSpan Days(this Chance chance, double from, double to) =>
        TimeSpan.FromSeconds(Math.Floor((from + (chance.NextDouble() * (to - from))) * 86_400));

    /// <summary>As <see cref="Days"/>, small spans as likely as large ones of the same ratio: most old things are not very old.</summary>
    public static TimeSpan DaysByRatio(this Chance chance, double from, double to) =>
        TimeSpan.FromSeconds(Math.Floor(from * Math.Pow(to / from, chance.NextDouble()) * 86_400));

    /// <summary>The same things in an order of chance.</summary>
    public static List<T> Shuffled<T>(this Chance chance, IEnumerable<T> things)
    {
        var list = things.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var other = chance.NextInt(i + 1);
            (list[i], list[other]) = (list[other], list[i]);
        }
        return list;
    }
}
