namespace Keytide.Scanner.Layers;

/// <summary>
/// Base64 broken into lines (base64(1) breaks after 76 characters, PEM after 64). The lines may be indented, and the break may be written
/// as \n.
/// </summary>
internal static class WrappedBase64
{
    private const int ShortestLine = 48;
    private const int LongestLine = 160;
    private const int LongestIndent = 64;

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

            var length = text[next..].IndexOfAnyExcept(Base64Alphabet.Bytes);
            length = length < 0 ? text.Length - next : length;
            if (length == 0)
            {
                return last;
            }

            last = next + length;
            if (length != line)
            {
                return last; // The short line is the last one.
            }
        }
    }

    /// <summary>Puts the base64 characters of a wrapped stretch together.</summary>
    /// <returns>How many there are.</returns>
    public static int Join(ReadOnlySpan<byte> wrapped, Span<byte> target, OffsetTable table)
    {
        var length = 0;
        for (var i = 0; i < wrapped.Length; i++)
        {
            if (wrapped[i] == '\\')
            {
                i++; // The letter of \n and \r.
                continue;
            }

            if (ByteClass.IsBase64(wrapped[i]))
            {
                target[length] = wrapped[i];
                table.Starts[length] = i;
                table.Widths[length] = 1;
                length++;
            }
        }

        return length;
    }

    // Behind one line end, written out or as \n, and an indent; -1 where there is none.
    private static int NextLine(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..Math.Min(text.Length, at + LongestIndent)];
        var i = rest.StartsWith("\r\n"u8) ? 2
            : rest.StartsWith("\n"u8) ? 1
            : rest.StartsWith("\\r\\n"u8) ? 4
            : rest.StartsWith("\\n"u8) ? 2
            : 0;
        if (i == 0)
        {
            return -1;
        }

        while (i < rest.Length && rest[i] is (byte)' ' or (byte)'\t')
        {
            i++;
        }

        return at + i;
    }
}
