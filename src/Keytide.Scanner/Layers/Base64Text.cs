using System.Runtime.CompilerServices;

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

    // A bit for each value of a first character with which a printable byte, a zero or a byte order mark begins: 0 (zero), 2 (tab, line
    // feed), 3 (carriage return), 8 to 31 (space to ~), 59 (EF), 63 (FE, FF).
    private const ulong FirstOfText = 0x8800_0000_FFFF_FF0D;

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
        foreach (var value in decoded[..length])
        {
            if (!ByteClass.IsPrintable(value) && value != EscapeCharacter)
            {
                return false;
            }
        }

        return length > 0;
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

    /// <summary>
    /// True when eight characters decode to printable bytes, to every second byte zero (UTF-16), or to a byte order mark. Most runs end the
    /// question with their first character.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsText(ReadOnlySpan<byte> sample) =>
        (FirstOfText >> Base64Alphabet.Sextet(sample[0]) & 1) != 0 && IsAllText(sample);

    private static bool IsAllText(ReadOnlySpan<byte> sample)
    {
        var group = (Base64Alphabet.Sextet(sample[0]) << 18) | (Base64Alphabet.Sextet(sample[1]) << 12)
            | (Base64Alphabet.Sextet(sample[2]) << 6) | Base64Alphabet.Sextet(sample[3]);
        byte b0 = (byte)(group >> 16), b1 = (byte)((group >> 8) & 0xFF), b2 = (byte)(group & 0xFF);
        if (!(ByteClass.IsPrintable(b0) ? ByteClass.IsPrintable(b1) || b1 == 0 : b0 is 0 or 0xEF or 0xFF or 0xFE))
        {
            return false;
        }

        group = (Base64Alphabet.Sextet(sample[4]) << 18) | (Base64Alphabet.Sextet(sample[5]) << 12)
            | (Base64Alphabet.Sextet(sample[6]) << 6) | Base64Alphabet.Sextet(sample[7]);
        byte b3 = (byte)(group >> 16), b4 = (byte)((group >> 8) & 0xFF), b5 = (byte)(group & 0xFF);
        return (b0, b1) switch
        {
            (0xEF, 0xBB) => b2 == 0xBF,
            (0xFF, 0xFE) or (0xFE, 0xFF) => true,
            (0, _) => b2 == 0 && b4 == 0 && ByteClass.IsPrintable(b1),
            (_, 0) => b3 == 0 && b5 == 0 && ByteClass.IsPrintable(b0),
            _ => ByteClass.IsPrintable(b0) && ByteClass.IsPrintable(b1) && ByteClass.IsPrintable(b2)
                && ByteClass.IsPrintable(b3) && ByteClass.IsPrintable(b4) && ByteClass.IsPrintable(b5),
        };
    }
}
