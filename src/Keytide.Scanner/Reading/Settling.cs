using Keytide.Scanner.Clues;

namespace Keytide.Scanner.Reading;

/// <summary>
/// Puts the clues of one text in order once it has been read: sorts them, drops what was found twice or lies inside something complete, and
/// measures the gaps between neighbours in the text that holds both.
/// </summary>
internal static class Settling
{
    /// <summary>Neighbours in a decoded text seem to overlap outside, where characters of base64 belong to both.</summary>
    private const int Shared = 4;

    public static void Settle(ClueBook book, int first, int reading, ReadOnlySpan<byte> text)
    {
        if (book.Count == first)
        {
            return;
        }

        var clues = book.From(first);
        clues.Sort(Compare);
        DropDoubles(clues);
        book.RemoveUsed(first);
        clues = book.From(first);
        for (var i = 0; i < clues.Length; i++)
        {
            var known = i > 0 && clues[i].Reading != 0 && clues[i].Reading == clues[i - 1].Reading
                && clues[i].GapFrom == clues[i - 1].Start;
            if (i > 0 && !known)
            {
                var from = Math.Min(clues[i - 1].LocalEnd, text.Length);
                clues[i].Gap = from <= clues[i].LocalStart ? Gap.Read(text[from..clues[i].LocalStart]) : default;
                clues[i].GapFrom = clues[i - 1].Start;
            }
            else if (i == 0)
            {
                clues[i].Gap = Gap.Far;
                clues[i].GapFrom = -1;
            }
        }

        foreach (var clue in clues)
        {
            clue.Reading = reading;
        }
    }

    // What starts first comes first; of two at one place the longer, then the one with fewer layers.
    private static int Compare(Clue left, Clue right)
    {
        var byStart = left.Start.CompareTo(right.Start);
        if (byStart != 0)
        {
            return byStart;
        }

        var byEnd = right.End.CompareTo(left.End);
        return byEnd != 0 ? byEnd : left.Trail.CompareTo(right.Trail);
    }

    private static bool WereSettled(Clue left, Clue right) =>
        left.Reading == right.Reading && (left.Reading != 0 || left.LocalStart >= right.LocalEnd);

    private static void DropDoubles(ReadOnlySpan<Clue> clues)
    {
        var last = clues[0];
        foreach (var clue in clues[1..])
        {
            if (clue.Start >= last.End - Shared || WereSettled(clue, last))
            {
                last = clue;
                continue;
            }

            // They overlap: what is complete wins, then what was found with fewer layers, then what comes first.
            var lastWins = last.Kind == ClueKind.Whole || (clue.Kind != ClueKind.Whole && last.Trail <= clue.Trail);
            (lastWins ? clue : last).IsUsed = true;
            last = lastWins ? last : clue;
        }
    }
}
