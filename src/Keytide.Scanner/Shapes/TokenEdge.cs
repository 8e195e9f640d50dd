namespace Keytide.Scanner.Shapes;

/// <summary>
/// Where a token may begin and end: by ASCII, never by Unicode word boundaries. A letter before a token is no part of it when it ends an
/// escape (\n, \u003d, %3D) or a terminal's colour sequence.
/// </summary>
internal static class TokenEdge
{
    private const byte EscapeCharacter = 0x1B;

    /// <summary>True when a token may begin at <paramref name="start"/>.</summary>
    public static bool Begins(ReadOnlySpan<byte> text, int start) =>
        start == 0 || !ByteClass.IsAlphanumeric(text[start - 1]) || EndsEscape(text, start);

    /// <summary>True when a token may end before <paramref name="end"/>.</summary>
    public static bool Ends(ReadOnlySpan<byte> text, int end) => end >= text.Length || !ByteClass.IsAlphanumeric(text[end]);

    /// <summary>
    /// The start of the token inside a run of base64 characters: the run may begin with the letters of an escape that stands
    /// before the token (the n of \n, the 3D of %3D, the 32m of a colour).
    /// </summary>
    public static int StartInRun(ReadOnlySpan<byte> text, int runStart, int runEnd)
    {
        var rest = text[runStart..runEnd];
        if (runStart == 0)
        {
            return rest is [(byte)'+', ..] ? 1 : 0; // An added line of a diff, without the one before it.
        }

        return text[runStart - 1] switch
        {
            (byte)'\\' => runStart + AfterBackslash(rest),
            (byte)'%' => runStart + AfterPercent(rest),
            (byte)'[' or (byte)';' => runStart + AfterColour(text, runStart, rest),
            (byte)'=' when rest.StartsWith("3D"u8) => runStart + 2, // An equals sign in quoted-printable.
            (byte)'\n' or (byte)'\r' when rest is [(byte)'+', ..] => runStart + 1, // An added line of a diff.
            _ => runStart,
        };
    }

    private static bool EndsEscape(ReadOnlySpan<byte> text, int start)
    {
        const int LongestEscape = 10;
        for (var back = 1; back <= LongestEscape && back <= start; back++)
        {
            var opener = text[start - back];
            if (opener is (byte)'\\' or (byte)'%' or (byte)'[' or (byte)';' or (byte)'=')
            {
                return back > 1 && StartInRun(text, start - back + 1, text.Length) == start;
            }

            if (!ByteClass.IsAlphanumeric(opener))
            {
                return false;
            }
        }

        return false;
    }

    private static int AfterBackslash(ReadOnlySpan<byte> rest) => rest switch
    {
        [(byte)'u', var a, var b, var c, var d, ..] when AllHex(a, b, c, d) => 5,
        [(byte)'x', var a, var b, ..] when AllHex(a, b, a, b) => 3,
        [(byte)'n' or (byte)'r' or (byte)'t' or (byte)'b' or (byte)'f' or (byte)'v', ..] => 1,
        _ => 0,
    };

    private static int AfterPercent(ReadOnlySpan<byte> rest) => rest switch
    {
        [(byte)'2', (byte)'5', var a, var b, ..] when AllHex(a, b, a, b) => 4,
        [var a, var b, ..] when AllHex(a, b, a, b) => 2,
        _ => 0,
    };

    private static int AfterColour(ReadOnlySpan<byte> text, int runStart, ReadOnlySpan<byte> rest)
    {
        var letter = rest.IndexOfOther("0123456789"u8);
        if (letter is < 0 or > 3 || rest[letter] is not ((byte)'m' or (byte)'K'))
        {
            return 0;
        }

        var opening = text[Math.Max(0, runStart - 16)..runStart];
        var bracket = opening.LastIndexOf((byte)'[');
        return bracket > 0 && EscapesTerminal(opening[..bracket]) ? letter + 1 : 0;
    }

    private static bool EscapesTerminal(ReadOnlySpan<byte> before) =>
        before[^1] is EscapeCharacter || before.EndsWith("x1b"u8) || before.EndsWith("x1B"u8) || before.EndsWith("u001b"u8)
        || before.EndsWith("u001B"u8) || before.EndsWith("033"u8) || before.EndsWith("\\e"u8) || before.EndsWith("^["u8);

    private static bool AllHex(byte a, byte b, byte c, byte d) =>
        ByteClass.IsHex(a) && ByteClass.IsHex(b) && ByteClass.IsHex(c) && ByteClass.IsHex(d);
}
