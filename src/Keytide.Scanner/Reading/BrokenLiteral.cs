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
        while (i < rest.Length && i - separator < LongestSeparator && SeparatorLength(rest[i..]) is var length and > 0)
        {
            i += length;
        }

        return i > separator && (IsBroken(rest[i..]) || HoldsPieces(rest[separator..]));
    }

    // secret = ''.join(['…', '…']), secret.append("…").append("…"): the pieces come behind a call.
    private static bool HoldsPieces(ReadOnlySpan<byte> rest)
    {
        const int MostQuotes = 6;
        for (var quotes = 0; quotes < MostQuotes; quotes++)
        {
            var quote = rest.IndexOfAny((byte)'"', (byte)'\'', (byte)'\n');
            if (quote < 0 || rest[quote] == '\n')
            {
                return false;
            }

            rest = rest[(quote + 1)..];
            if (rest.Length > 0 && ByteClass.IsBase64(rest[0]) && IsBroken(rest))
            {
                return true;
            }
        }

        return false;
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
                return rest[1] is (byte)'x' or (byte)'u' or (byte)'/' or (byte)'U' or (byte)'\n' or (byte)'\r'
                    or (byte)'e' or (byte)'"' or (byte)'\\'
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

                var next = ahead.IndexOfOther(Glue);
                return next >= 0 && ByteClass.IsQuote(ahead[next]);
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

    // Blanks, signs, quotes, tags, the letter in front of a literal, and all of these as escapes.
    private static int SeparatorLength(ReadOnlySpan<byte> rest)
    {
        const int LongestTag = 24;
        var c = rest[0];
        if (ByteClass.IsBlank(c) || ByteClass.IsQuote(c) || c is (byte)'=' or (byte)':' or (byte)'>' or (byte)'(' or (byte)',' or (byte)'[')
        {
            return 1;
        }

        var next = rest.Length > 1 ? rest[1] : (byte)0;
        switch (c)
        {
            case (byte)'\\' when ByteClass.IsQuote(next) || next == '\\':
                return 2;
            case (byte)'<':
                return rest[..Math.Min(rest.Length, LongestTag)].IndexOf((byte)'>') + 1;
            case (byte)'&' when ByteClass.IsLetter(next):
                return rest[..Math.Min(rest.Length, 7)].IndexOf((byte)';') + 1;
            case (byte)'%' when rest.StartsWith("%25"u8) && rest.Length > 4:
                return IsSeparatorCode(rest[3], rest[4]) ? 5 : 0;
            case (byte)'%' when rest.Length > 2:
                return IsSeparatorCode(next, rest[2]) ? 3 : 0;
            default:
                return ByteClass.IsLetter(c) && ByteClass.IsQuote(next) ? 1 : 0;
        }
    }

    // A blank, a quote, a colon, an equals sign.
    private static bool IsSeparatorCode(byte high, byte low) => (high, ByteClass.ToLower(low)) is
        ((byte)'2', (byte)'0' or (byte)'2' or (byte)'7') or ((byte)'3', (byte)'a' or (byte)'d');

    // The signs and letters of what joins two literals: append, concat, push, write, with or without a capital.
    private static ReadOnlySpan<byte> Glue => " \t\r\n+.&|~<>\\,_)(appendconcatAppendConcatpushwritePushWrite"u8;
}
