using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;

namespace Keytide.Scanner;

/// <summary>
/// The characters of base64, searched for and decoded. What is near or short is done byte by byte: vectors are compiled when they are first
/// used, and most texts never need them.
/// </summary>
internal static class Base64Alphabet
{
    private const int Near = 128;
    private const byte X = 0xFF; // None of them.

    // Constant, so that a look-up is one load: no bounds to check, nothing to set up first.
    private static ReadOnlySpan<byte> Sextets =>
    [
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, 62, X, X, X, 63,
        52, 53, 54, 55, 56, 57, 58, 59, 60, 61, X, X, X, X, X, X,
        X, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
        15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, X, X, X, X, X,
        X, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40,
        41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, X, X, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
        X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
    ];

    /// <summary>0 to 63; 0 also for what is no character of base64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Sextet(byte character) => Sextets[character] is var value and not X ? value : 0;

    /// <summary>The first byte that is not A–Z a–z 0–9 + /, or -1.</summary>
    public static int IndexOfOther(ReadOnlySpan<byte> text)
    {
        var near = Math.Min(text.Length, Near);
        for (var i = 0; i < near; i++)
        {
            if (!ByteClass.IsBase64(text[i]))
            {
                return i;
            }
        }

        return near == text.Length ? -1 : IndexOfFar(text);
    }

    /// <summary>The last byte that is not A–Z a–z 0–9 + /, or -1.</summary>
    public static int LastIndexOfOther(ReadOnlySpan<byte> text)
    {
        var far = Math.Max(0, text.Length - Near);
        for (var i = text.Length - 1; i >= far; i--)
        {
            if (!ByteClass.IsBase64(text[i]))
            {
                return i;
            }
        }

        return far == 0 ? -1 : LastIndexOfFar(text[..far]);
    }

    /// <summary>Decodes whole groups of four, of which the last may be padded.</summary>
    /// <returns>False where it is no base64; what stands before the mistake is decoded all the same.</returns>
    public static bool TryDecode(ReadOnlySpan<byte> encoded, Span<byte> target, out int written)
    {
        written = 0;
        var at = 0;
        if (encoded.Length <= Near)
        {
            while (at + 4 <= encoded.Length && written + 3 <= target.Length && TryDecodeGroup(encoded.Slice(at, 4), target[written..]))
            {
                at += 4;
                written += 3;
            }
        }

        return at == encoded.Length || TryDecodeRest(encoded[at..], target[written..], ref written);
    }

    private static bool TryDecodeGroup(ReadOnlySpan<byte> group, Span<byte> target)
    {
        byte a = Sextets[group[0]], b = Sextets[group[1]], c = Sextets[group[2]], d = Sextets[group[3]];
        if ((a | b | c | d) == X)
        {
            return false;
        }

        var bits = (a << 18) | (b << 12) | (c << 6) | d;
        target[0] = (byte)(bits >> 16);
        target[1] = (byte)((bits >> 8) & 0xFF);
        target[2] = (byte)(bits & 0xFF);
        return true;
    }

    private static bool TryDecodeRest(ReadOnlySpan<byte> encoded, Span<byte> target, ref int written)
    {
        var status = Base64.DecodeFromUtf8(encoded, target, out _, out var more);
        written += more;
        return status == OperationStatus.Done;
    }

    private static int IndexOfFar(ReadOnlySpan<byte> text)
    {
        var more = text[Near..].IndexOfAnyExcept(Vectors.Characters);
        return more < 0 ? -1 : Near + more;
    }

    private static int LastIndexOfFar(ReadOnlySpan<byte> text) => text.LastIndexOfAnyExcept(Vectors.Characters);

    // Made when it is first needed.
    private static class Vectors
    {
        public static readonly SearchValues<byte> Characters =
            SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);
    }
}
