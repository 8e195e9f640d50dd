namespace Keytide.Scanner.Reading;

/// <summary>
/// Whether what follows a place looks like a value written in pieces or in escapes, which only an unescaped text shows whole.
/// </summary>
internal static class BrokenLiteral
{
    private const int LongestName = 48;
    private const int LongestSeparator = 64;
    private const int LongestPiece = 60;

    /// <summary>
    /// True when the name at <paramref name="at"/> is followed by a literal that breaks off before it is a secret key long.
    /// </summary>
    public static bool FollowsName(ReadOnlySpan<byte> text, int at)
    {
        var rest = text[at..Math.Min(text.Length, at + LongestName + LongestSeparator + (2 * LongestPiece))];
        var i = 0;
        while (i < rest.Length && i < LongestName && ByteClass.IsName(rest[i]))
        {
            i++;
        }

        var separator = i;
        while (i < rest.Length && i - separator < LongestSeparator && IsSeparator(rest, i))
        {
            i++;
        }

        return i > separator && IsBroken(rest[i..]);
    }

    /// <summary>True when four letters of a key id are followed by what breaks a literal.</summary>
    public static bool BreaksKey(ReadOnlySpan<byte> text, int at)
    {
        const int Prefix = 4;
        const int Body = 16;
        var rest = text[at..Math.Min(text.Length, at + Body + LongestPiece)];
        var i = Prefix;
        while (i < rest.Length && i < Prefix + Body && ByteClass.IsUpperOrDigit(rest[i]))
        {
            i++;
        }

        return i < Prefix + Body && i < rest.Length && Breaks(rest[i..]);
    }

    /// <summary>True when a run of escapes of one form starts at a place.</summary>
    public static bool IsEscapeRun(ReadOnlySpan<byte> text, int at)
    {
        const int Fewest = 8;
        if (text[at] == '&')
        {
            return IsEntityRun(text[at..], Fewest);
        }

        var width = text[at] == '%' ? text[at + 1] == '2' ? 5 : 3 : text[at + 1] == 'u' ? 6 : 4;
        if (at + (width * Fewest) > text.Length)
        {
            return false;
        }

        for (var i = 1; i < Fewest; i++)
        {
            if (text[at + (i * width)] != text[at] || (width != 3 && !SameForm(text[at + (i * width) + 1], text[at + 1])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsEntityRun(ReadOnlySpan<byte> rest, int fewest)
    {
        for (var i = 0; i < fewest; i++)
        {
            var end = rest[..Math.Min(rest.Length, 8)].IndexOf((byte)';');
            if (end < 0 || !rest.StartsWith("&#"u8))
            {
                return false;
            }

            rest = rest[(end + 1)..];
        }

        return true;
    }

    // Octal escapes begin with a digit, others with their letter.
    private static bool SameForm(byte letter, byte first) => letter == first || (ByteClass.IsDigit(letter) && ByteClass.IsDigit(first));

    private static bool IsBroken(ReadOnlySpan<byte> value)
    {
        var i = 0;
        while (i < value.Length && i < LongestPiece && ByteClass.IsBase64(value[i]))
        {
            i++;
        }

        return i < 40 && i < value.Length && Breaks(value[i..]);
    }

    private static bool Breaks(ReadOnlySpan<byte> rest)
    {
        switch (rest[0])
        {
            case (byte)'\\' when rest.Length > 1:
                return rest[1] is (byte)'x' or (byte)'u' or (byte)'/' or (byte)'U' or (byte)'\n' or (byte)'\r' or (byte)'e' or (byte)'"'
                    || ByteClass.IsDigit(rest[1]);
            case (byte)'%':
                return rest.Length > 2 && ByteClass.IsHex(rest[1]) && ByteClass.IsHex(rest[2]);
            case (byte)'&' or 0x1B:
                return true;
            case (byte)'=':
                return rest.Length > 1 && rest[1] is (byte)'\n' or (byte)'\r'; // A soft break of quoted-printable.
            case (byte)'"' or (byte)'\'' or (byte)'`':
                var ahead = rest[1..].TrimStart(" \t;"u8);
                if (Layers.LiteralGlue.Comment(ahead) > 0 || Appends(ahead))
                {
                    return true;
                }

                var next = ahead.IndexOfAny((byte)'"', (byte)'\'', (byte)'`');
                return next >= 0 && ahead[..next].IndexOfAnyExcept(Glue) < 0;
            default:
                return false;
        }
    }

    // On the next line: name += "…".
    private static bool Appends(ReadOnlySpan<byte> ahead)
    {
        var line = ahead.TrimStart(" \t\r\n"u8);
        line = line[..Math.Min(line.Length, LongestName)];
        var sign = line.IndexOf((byte)'=');
        return sign > 1 && line[sign - 1] is (byte)'+' or (byte)'.' && ByteClass.IsName(line[0]);
    }

    private static bool IsSeparator(ReadOnlySpan<byte> rest, int i) =>
        ByteClass.IsBlank(rest[i]) || ByteClass.IsQuote(rest[i]) || rest[i] is (byte)'=' or (byte)':' or (byte)'>' or (byte)'(' or (byte)','
        || (rest[i] == '\\' && i + 1 < rest.Length && ByteClass.IsQuote(rest[i + 1]))
        || (i + 1 < rest.Length && ByteClass.IsLetter(rest[i]) && ByteClass.IsQuote(rest[i + 1]));

    private static readonly System.Buffers.SearchValues<byte> Glue =
        System.Buffers.SearchValues.Create(" \t\r\n+.&|~<>\\,_)(appendconcatAppendConcatpushwritePushWrite"u8);
}
