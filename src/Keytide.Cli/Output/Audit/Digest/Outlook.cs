using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Digest;

/// <summary>What passes today and will fail within thirty days unless something is done.</summary>
public sealed class Outlook(DateTimeOffset asOf, int most)
{
    /// <summary>The days that are looked ahead, each including those before.</summary>
    public static readonly IReadOnlyList<int> Horizons = [7, 15, 30];

    private static readonly IComparer<FindingRow> SoonestFirst = Comparer<FindingRow>.Create((one, other) =>
    {
        var order = Nullable.Compare(one.Finding.PassesUntil, other.Finding.PassesUntil);
        return order != 0 ? order : FindingRow.WorstFirst.Compare(one, other);
    });

    private readonly long[] _within = new long[Horizons.Count];

    /// <summary>Those that will fail, soonest first.</summary>
    public BestOf<FindingRow> Coming { get; } = new(most, SoonestFirst);

    /// <summary>How many will fail within one of the <see cref="Horizons"/>.</summary>
    public long Within(int days) => _within[Horizons.ToList().IndexOf(days)];

    public void Add(Func<FindingRow> row, Finding finding)
    {
        if (finding is not { Verdict: Verdict.Pass, PassesUntil: { } until })
        {
            return;
        }

        for (var i = 0; i < Horizons.Count; i++)
        {
            _within[i] += until <= asOf.AddDays(Horizons[i]) ? 1 : 0;
        }

        if (until <= asOf.AddDays(Horizons[^1]))
        {
            Coming.Offer(row());
        }
    }
}
