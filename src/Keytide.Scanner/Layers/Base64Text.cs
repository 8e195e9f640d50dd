namespace Keytide.Scanner.Layers;

/// <summary>Base64 that may hide text: where it starts, and what it decodes to.</summary>
internal static class Base64Text
{
    /// <summary>An access key id in base64: nothing shorter can hide anything.</summary>
    public const int ShortestLength = 27;

    /// <summary>From here on a run is decoded whatever it begins with.</summary>
    public const int LongLength = 256;

    private const int Sample = 8;
    private const byte EscapeCharacter = 0x1B;

    /// <summary>How many characters to skip so that the rest decodes to text: 0 to 3, or -1 when it does not.</summary>
    public static int Alignment(ReadOnlySpan<byte> run)
    {
        if (IsText(run[..Sample]))
        {
            return 0;
        }

        for (var skip = 1; skip < 4; skip++)
        {
            if (IsText(run.Slice(Sample + skip, Sample)) && IsText(run.Slice((2 * Sample) + skip, Sample)))
            {
                return skip;
            }
        }

        return TurnsToText(run) ? 0 : -1;
    }

    // Text may begin with a colour sequence or with zeros. Two samples of random bytes are text once in 100,000 pairs.
    private static bool TurnsToText(ReadOnlySpan<byte> run)
    {
        const int Samples = 10;
        var readable = 0;
        for (var at = Sample; at + Sample <= run.Length && at <= Samples * Sample; at += Sample)
        {
            readable += IsText(run.Slice(at, Sample)) ? 1 : 0;
            if (readable == 2)
            {
                return true;
            }

            if (readable == 0 && at >= 4 * Sample)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>True when the beginning of a piece that starts a group of four decodes to text.</summary>
    public static bool BeginsText(ReadOnlySpan<byte> piece)
    {
        Span<byte> decoded = stackalloc byte[6];
        var length = Decode(piece[..Math.Min(piece.Length, Sample)], decoded);
        var text = decoded[..length];
        text.Replace(EscapeCharacter, (byte)' ');
        return length > 0 && AllPrintable(text);
    }

    /// <summary>Decodes all whole bytes.</summary>
    /// <returns>Bytes written.</returns>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> target)
    {
        var whole = encoded.Length & ~3;
        Base64Alphabet.TryDecode(encoded[..whole], target, out var written);
        var rest = encoded[whole..];
        if (rest.Length >= 2)
        {
            Span<byte> last = stackalloc byte[4];
            "AAAA"u8.CopyTo(last);
            rest.CopyTo(last);
            Span<byte> decoded = stackalloc byte[3];
            Base64Alphabet.TryDecode(last, decoded, out _);
            decoded[..(rest.Length - 1)].CopyTo(target[written..]);
            written += rest.Length - 1;
        }

        return written;
    }

    // Printable, or every second byte zero (UTF-16), or a byte order mark. Most runs end the question with their first character.
    private static bool IsText(ReadOnlySpan<byte> sample)
    {
        Span<byte> decoded = stackalloc byte[6];
        for (var (from, to) = (0, 0); to < decoded.Length; (from, to) = (from + 4, to + 3))
        {
            var group = (Base64Alphabet.Sextet(sample[from]) << 18) | (Base64Alphabet.Sextet(sample[from + 1]) << 12)
                | (Base64Alphabet.Sextet(sample[from + 2]) << 6) | Base64Alphabet.Sextet(sample[from + 3]);
            decoded[to] = (byte)(group >> 16);
            decoded[to + 1] = (byte)((group >> 8) & 0xFF);
            decoded[to + 2] = (byte)(group & 0xFF);
            if (to == 0 && !MayBegin(decoded))
            {
                return false;
            }
        }

        return AllPrintable(decoded)
            || decoded is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            || (decoded[0] == 0 && decoded[2] == 0 && decoded[4] == 0 && ByteClass.IsPrintable(decoded[1]))
            || (decoded[1] == 0 && decoded[3] == 0 && decoded[5] == 0 && ByteClass.IsPrintable(decoded[0]));
    }

    private static bool MayBegin(ReadOnlySpan<byte> decoded) =>
        (ByteClass.IsPrintable(decoded[0]) && (ByteClass.IsPrintable(decoded[1]) || decoded[1] == 0))
        || decoded[0] is 0 or 0xEF or 0xFF or 0xFE;

    private static bool AllPrintable(ReadOnlySpan<byte> decoded)
    {
        foreach (var value in decoded)
        {
            if (!ByteClass.IsPrintable(value))
            {
                return false;
            }
        }

        return true;
    }
}
