using System.Buffers.Text;

namespace Keytide.Scanner.Layers;

/// <summary>Base64 that may hide text: where it starts, and what it decodes to.</summary>
internal static class Base64Text
{
    /// <summary>An access key id in base64: nothing shorter can hide anything.</summary>
    public const int ShortestLength = 27;

    /// <summary>From here on a run is decoded whatever it begins with.</summary>
    public const int LongLength = 256;

    private const int Sample = 8;

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

        return -1;
    }

    /// <summary>Decodes all whole bytes.</summary>
    /// <returns>Bytes written.</returns>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> target)
    {
        var whole = encoded.Length & ~3;
        Base64.DecodeFromUtf8(encoded[..whole], target, out _, out var written);
        var rest = encoded[whole..];
        if (rest.Length >= 2)
        {
            Span<byte> last = stackalloc byte[4];
            last.Fill((byte)'A');
            rest.CopyTo(last);
            Span<byte> decoded = stackalloc byte[3];
            Base64.DecodeFromUtf8(last, decoded, out _, out _);
            decoded[..(rest.Length - 1)].CopyTo(target[written..]);
            written += rest.Length - 1;
        }

        return written;
    }

    // Printable, or every second byte zero (UTF-16), or a byte order mark.
    private static bool IsText(ReadOnlySpan<byte> sample)
    {
        Span<byte> decoded = stackalloc byte[6];
        if (Base64.DecodeFromUtf8(sample, decoded, out _, out var length) != 0 || length != decoded.Length)
        {
            return false;
        }

        if (decoded[0] == 0xEF || (decoded[0] ^ decoded[1]) == 1)
        {
            return decoded is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || AllPrintable(decoded);
        }

        return AllPrintable(decoded)
            || (decoded[0] == 0 && decoded[2] == 0 && decoded[4] == 0 && ByteClass.IsPrintable(decoded[1]))
            || (decoded[1] == 0 && decoded[3] == 0 && decoded[5] == 0 && ByteClass.IsPrintable(decoded[0]));
    }

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
