namespace Keytide.Scanner.Layers;

/// <summary>
/// Base64 broken into lines (base64(1) breaks after 76 characters, PEM after 64). The lines may be indented, the break may be written
/// as \n, and each line may be a literal of its own.
/// </summary>
internal static class WrappedBase64
{
    private const int ShortestLine = 24;
    private const int LongestLine = 512;
    private const int LongestBreak = 80;

    /// <summary>The end of the last line that belongs to the run [start, end), which is its own when no line follows.</summary>
    public static int End(ReadOnlySpan<byte> text, int start, int end)
    {
        var line = end - start;
        if (line is < ShortestLine or > LongestLine)
        {
            return end;
        }

        var last = end;
        while (true)
        {
            var next = NextLine(text, last);
            if (next < 0)
            {
                return last;
            }

            var length = Base64Alphabet.IndexOfOther(text[next..]);
            length = length < 0 ? text.Length - next : length;
            if (length == 0 || !EndsLine(text, next + length))
            {
                return last;
            }

            if (length != line)
            {
                // The short line is the last one, unless it is the next name of a file of names and values.
                return length < line && (line % 4 != 0 || Base64Text.BeginsText(text.Slice(next, length))) ? next + length : last;
            }

            last = next + length;
        }
    }

    /// <summary>Puts the base64 characters of a wrapped stretch together.</summary>
    /// <returns>How many there are.</returns>
    public static int Join(ReadOnlySpan<byte> wrapped, Span<byte> target, OffsetTable table)
    {
        var length = 0;
        var inLiteral = true;
        for (var i = 0; i < wrapped.Length; i++)
        {
            if (wrapped[i] == '\\')
            {
                i += i + 1 < wrapped.Length && wrapped[i + 1] is (byte)'n' or (byte)'r' ? 1 : 0; // The letter of \n and \r.
                continue;
            }

            if (ByteClass.IsQuote(wrapped[i]))
            {
                inLiteral = !inLiteral;
                continue;
            }

            if (inLiteral && ByteClass.IsBase64(wrapped[i]))
            {
                target[length] = wrapped[i];
                table.Starts[length] = i;
                table.Widths[length] = 1;
                length++;
            }
        }

        return length;
    }

    private static bool EndsLine(ReadOnlySpan<byte> text, int at) =>
        at >= text.Length || ByteClass.IsBlank(text[at]) || ByteClass.IsQuote(text[at])
        || text[at] is (byte)'=' or (byte)'\\' or (byte)'<' or (byte)'-' or (byte)',' or (byte)';';

    // Behind one line end, written out or as \n, and an indent, or behind what parts two literals; -1 where there is none.
    private static int NextLine(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..Math.Min(text.Length, at + LongestBreak)];
        var i = 0;
        var isQuoted = i < rest.Length && ByteClass.IsQuote(rest[i]);
        if (isQuoted)
        {
            i = SkipBlanks(rest, i + 1);
            i = i < rest.Length && rest[i] is (byte)'+' or (byte)'.' or (byte)',' or (byte)'&' ? SkipBlanks(rest, i + 1) : i;
            i += i < rest.Length && rest[i] == '\\' ? 1 : 0;
        }

        var end = LineEnd(rest[i..]);
        if (end == 0)
        {
            return -1;
        }

        i = SkipBlanks(rest, i + end);
        if (isQuoted && i < rest.Length && rest[i] is (byte)'+' or (byte)'.' or (byte)'&')
        {
            i = SkipBlanks(rest, i + 1);
        }

        if (isQuoted && (i >= rest.Length || !ByteClass.IsQuote(rest[i])))
        {
            return -1;
        }

        return at + i + (isQuoted ? 1 : 0);
    }

    private static int LineEnd(ReadOnlySpan<byte> rest) =>
        rest.StartsWith("\r\n"u8) ? 2
        : rest.StartsWith("\n"u8) || rest.StartsWith("\r"u8) ? 1
        : rest.StartsWith("\\r\\n"u8) ? 4
        : rest.StartsWith("\\n"u8) ? 2
        : 0;

    private static int SkipBlanks(ReadOnlySpan<byte> rest, int at)
    {
        while (at < rest.Length && rest[at] is (byte)' ' or (byte)'\t')
        {
            at++;
        }

        return at;
    }
}
