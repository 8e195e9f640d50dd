namespace Keytide.Scanner.Layers;

/// <summary>
/// What may stand between two literals that make one value.
/// <code>
///   blanks, + . &amp; \ ~ | &lt; &gt; _    "abc" + "def", 'abc' . 'def', "abc" &amp; _
///   a comment                     "abc" // why
///                                     + "def"
///   a call that appends           ").append(", ".concat(", .push(, .write(
///   an assignment that appends    "abc"; name += "def"
///   a comma                       near a call that joins a list
/// </code>
/// </summary>
internal static class LiteralGlue
{
    private const int Longest = 160;
    private const int LongestCall = 40;

    /// <summary>The length from a closing quote to behind the next opening one, or 0 where another thing stands between.</summary>
    /// <param name="rest">The text from the closing quote on.</param>
    /// <param name="lists">Asked about commas.</param>
    /// <param name="at">Where in the text of the lists the quote stands.</param>
    public static int Length(ReadOnlySpan<byte> rest, ref JoinedLists lists, int at)
    {
        var window = rest[..Math.Min(rest.Length, Longest)];
        var hasOperator = false;
        var lineEnds = 0;
        var i = 1;
        while (i < window.Length)
        {
            var c = window[i];
            if (ByteClass.IsQuote(c))
            {
                return hasOperator || lineEnds < 2 ? i + 1 : 0;
            }

            var step = IsOperator(c) || (c == ',' && lists.Covers(at)) || IsLiteralPrefix(window, i) ? 1
                : c == ')' ? AppendCall(window[i..])
                : 0;
            hasOperator |= step > 0;
            lineEnds += c == '\n' ? 1 : 0;
            if (step == 0 && !ByteClass.IsBlank(c))
            {
                step = Comment(window[i..]);
                lineEnds += step > 0 ? 1 : 0; // Behind a comment there has to be an operator.
                if (step == 0)
                {
                    return AppendingAssignment(window);
                }
            }

            i += Math.Max(step, 1);
        }

        return 0;
    }

    /// <summary>The length of a comment that starts here and has a line after it, or 0.</summary>
    public static int Comment(ReadOnlySpan<byte> rest) =>
        rest is [(byte)'#', ..] or [(byte)'/', (byte)'/' or (byte)'*', ..] ? Math.Max(0, rest.IndexOf((byte)'\n')) : 0;

    // ").append(" of string builders, in any case.
    private static int AppendCall(ReadOnlySpan<byte> rest)
    {
        var open = rest[..Math.Min(rest.Length, LongestCall)].IndexOf((byte)'(');
        if (open < 0)
        {
            return 0;
        }

        Span<byte> lower = stackalloc byte[LongestCall];
        for (var i = 0; i < open; i++)
        {
            lower[i] = ByteClass.ToLower(rest[i]);
        }

        var call = lower[..open];
        return call.EndsWith(".append"u8) || call.EndsWith(".concat"u8) || call.EndsWith(".push"u8) || call.EndsWith(".write"u8)
            ? open + 1
            : 0;
    }

    // "abc"; name += "def", with .= in PHP and Perl.
    private static int AppendingAssignment(ReadOnlySpan<byte> window)
    {
        var i = SkipBlanks(window, 1);
        i = i < window.Length && window[i] == ';' ? SkipBlanks(window, i + 1) : i;
        var name = i;
        while (i < window.Length && ByteClass.IsName(window[i]))
        {
            i++;
        }

        var isNamed = i > name;
        i = SkipBlanks(window, i);
        if (!isNamed || i + 2 >= window.Length || window[i] is not ((byte)'+' or (byte)'.') || window[i + 1] != '=')
        {
            return 0;
        }

        i = SkipBlanks(window, i + 2);
        return i < window.Length && ByteClass.IsQuote(window[i]) ? i + 1 : 0;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> window, int at)
    {
        while (at < window.Length && ByteClass.IsBlank(window[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsOperator(byte c) =>
        c is (byte)'+' or (byte)'.' or (byte)'&' or (byte)'\\' or (byte)'~' or (byte)'|' or (byte)'<' or (byte)'>' or (byte)'_';

    // b"", r'', f"", u"", L"", @"" directly before the quote.
    private static bool IsLiteralPrefix(ReadOnlySpan<byte> window, int i) =>
        i + 1 < window.Length && ByteClass.IsQuote(window[i + 1])
        && window[i] is (byte)'b' or (byte)'r' or (byte)'f' or (byte)'u' or (byte)'L' or (byte)'@' or (byte)'$';
}
