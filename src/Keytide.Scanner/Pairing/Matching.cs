using Keytide.Scanner.Clues;

namespace Keytide.Scanner.Pairing;

/// <summary>
/// Joins two kinds of clue one to one so that the whole costs little: the cheapest joint first, then exchanges as long as they help. Where
/// two ways cost the same, as in "id, id, secret, secret", the one that keeps the order is taken.
/// </summary>
internal sealed class Matching
{
    /// <summary>How one joint is priced.</summary>
    public delegate int Price(Clue first, Clue second, in Gap gap);

    /// <summary>Of the many clues of a table only neighbours can belong together.</summary>
    public const int Neighbours = 24;
    private const int MostRounds = 4;
    private const int Indifference = 8;

    private readonly List<Clue> _clues;
    private readonly Price _price;

    private Matching(List<Clue> clues, Price price)
    {
        _clues = clues;
        _price = price;
    }

    public static List<Match> Join(List<Clue> clues, ClueKind first, ClueKind second, Price price)
    {
        var matching = new Matching(clues, price);
        var matches = matching.Cheapest(first, second);
        for (var round = 0; round < MostRounds && matching.Exchange(matches); round++)
        {
            // Each round is an improvement; four are plenty for clusters of at most some hundred.
        }

        return matches;
    }

    private List<Match> Cheapest(ClueKind first, ClueKind second)
    {
        var candidates = new List<Match>();
        for (var i = 0; i < _clues.Count; i++)
        {
            if (_clues[i].Kind != first || _clues[i].IsUsed)
            {
                continue;
            }

            for (var j = Math.Max(0, i - Neighbours); j < Math.Min(_clues.Count, i + Neighbours + 1); j++)
            {
                if (_clues[j].Kind == second && !_clues[j].IsUsed && Cost(i, j) is var cost and not Affinity.None)
                {
                    candidates.Add(new Match(i, j, cost));
                }
            }
        }

        candidates.Sort((left, right) =>
            left.Cost != right.Cost ? left.Cost.CompareTo(right.Cost)
            : left.First != right.First ? left.First.CompareTo(right.First)
            : left.Second.CompareTo(right.Second));
        var taken = new bool[_clues.Count];
        var matches = new List<Match>();
        foreach (var candidate in candidates)
        {
            if (!taken[candidate.First] && !taken[candidate.Second])
            {
                taken[candidate.First] = true;
                taken[candidate.Second] = true;
                matches.Add(candidate);
            }
        }

        matches.Sort((left, right) => left.First.CompareTo(right.First));
        return matches;
    }

    private bool Exchange(List<Match> matches)
    {
        var changed = false;
        for (var a = 0; a < matches.Count; a++)
        {
            for (var b = a + 1; b < Math.Min(matches.Count, a + Neighbours); b++)
            {
                var (left, right) = (matches[a], matches[b]);
                var leftCost = Cost(left.First, right.Second);
                var rightCost = Cost(right.First, left.Second);
                if (leftCost == Affinity.None || rightCost == Affinity.None)
                {
                    continue;
                }

                var saving = ((long)left.Cost + right.Cost) - leftCost - rightCost;
                var wouldKeepOrder = left.Second > right.Second;
                if (saving > Indifference || (saving >= -Indifference && wouldKeepOrder))
                {
                    matches[a] = new Match(left.First, right.Second, leftCost);
                    matches[b] = new Match(right.First, left.Second, rightCost);
                    changed = true;
                }
            }
        }

        return changed;
    }

    private int Cost(int first, int second)
    {
        var (from, to) = first < second ? (first, second) : (second, first);
        if (to - from > 2 * Neighbours)
        {
            return Affinity.None;
        }

        var gap = _clues[from + 1].Gap;
        for (var i = from + 2; i <= to && !gap.IsFar; i++)
        {
            gap = gap.Then(_clues[i].Gap, (int)Math.Min(_clues[i - 1].End - _clues[i - 1].Start, Gap.Reach));
        }

        return _price(_clues[first], _clues[second], gap);
    }
}
