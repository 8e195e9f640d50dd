using Keytide.Scanner.Clues;
using Keytide.Scanner.Layers;

namespace Keytide.Scanner.Writing;

/// <summary>
/// Finds the words behind <c>keytide:allow</c> near a clue. Whether they hold is for others to decide. A mark counts on the line of the
/// clue, and on the line above when nothing but signs stands before it there, so that the mark of one line does not reach the next.
/// </summary>
internal static class AllowMark
{
    private const int Reach = 400;

    // Stands in two pieces so that this file allows nothing.
    private static ReadOnlySpan<byte> Mark => "keytide:"u8;

    private static ReadOnlySpan<byte> Word => "allow"u8;

    /// <summary>The rest of the line behind the mark, with everything secret or random cut down; null where there is none.</summary>
    public static string? Of(ReadOnlySpan<byte> window, long origin, ReadOnlySpan<Clue> clues, int index)
    {
        var clue = clues[index];
        var unit = (LayerKind)(clue.Trail & 15) == LayerKind.Wide ? 2 : 1;
        var start = (int)(clue.Start - origin);
        var end = (int)Math.Min(clue.End - origin, window.Length);
        var lineStart = LineStart(window, start, unit);
        var lineEnd = LineEnd(window, end, unit);
        var at = Find(window, end, lineEnd, unit);
        at = at >= 0 ? at : Find(window, lineStart, start, unit);
        if (at < 0 && lineStart > 0 && window[lineStart - 1] is (byte)'\n' or 0)
        {
            lineEnd = lineStart - unit;
            lineStart = LineStart(window, Math.Max(0, lineEnd), unit);
            at = Find(window, lineStart, lineEnd, unit);
            at = at >= 0 && HasNoWords(window[lineStart..(at - ((Mark.Length + Word.Length) * unit))]) ? at : -1;
        }

        return at < 0 ? null : LineExcerpt.Shown(window, origin, clues, index, at, Math.Min(lineEnd, at + (Reach * unit)));
    }

    private static int LineStart(ReadOnlySpan<byte> window, int at, int unit)
    {
        var from = Math.Max(0, at - (Reach * unit));
        var feed = window[from..at].LastIndexOf((byte)'\n');
        return feed < 0 ? from : Math.Min(at, from + feed + unit);
    }

    private static int LineEnd(ReadOnlySpan<byte> window, int at, int unit)
    {
        var right = window[at..Math.Min(window.Length, at + (Reach * unit))];
        var feed = right.IndexOfAny((byte)'\n', (byte)'\r');
        return at + (feed < 0 ? right.Length : feed);
    }

    /// <summary>Where the mark ends, or -1.</summary>
    private static int Find(ReadOnlySpan<byte> window, int from, int to, int unit)
    {
        if (to <= from)
        {
            return -1;
        }

        Span<byte> mark = stackalloc byte[(Mark.Length + Word.Length) * unit];
        mark.Clear();
        for (var i = 0; i < Mark.Length + Word.Length; i++)
        {
            mark[i * unit] = i < Mark.Length ? Mark[i] : Word[i - Mark.Length];
        }

        // In UTF-16 the last zero byte may belong to the next character, depending on the order of bytes.
        var found = window[from..to].IndexOf(unit == 2 ? mark[..^1] : mark);
        var end = from + found + mark.Length;
        var isWhole = found >= 0 && (end >= to || !ByteClass.IsAlphanumeric(window[end]));
        return isWhole ? Math.Min(end, to) : -1;
    }

    private static bool HasNoWords(ReadOnlySpan<byte> text)
    {
        foreach (var value in text)
        {
            // The bytes of byte order marks are let through: a file may begin with the comment.
            if (ByteClass.IsAlphanumeric(value) || (value >= 0x80 && value is not (0xEF or 0xBB or 0xBF or 0xFE or 0xFF)))
            {
                return false;
            }
        }

        return true;
    }
}
