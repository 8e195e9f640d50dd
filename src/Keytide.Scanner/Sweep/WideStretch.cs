using Keytide.Scanner.Layers;

namespace Keytide.Scanner.Sweep;

/// <summary>A stretch of UTF-16 that is mostly ASCII.</summary>
/// <param name="Start">Of the first code unit.</param>
/// <param name="End">Behind the last one.</param>
internal readonly record struct WideStretch(int Start, int End)
{
    /// <summary>Twenty characters: nothing that is looked for is shorter.</summary>
    public const int ShortestLength = 40;

    private const byte EscapeCharacter = 0x1B;

    // Letters of other scripts and typographic quotes between ASCII text do not end the stretch.
    private const int LongestForeign = 8;

    /// <summary>
    /// Blocks are aligned to even places, and text at an odd place shows there as the other order: (t 0)(e 0) as t (0 e)(0 … . This puts
    /// right what was taken for big-endian, the common case in compiled programs, where it would cost the first character; and what was
    /// taken for little-endian, where it would cost the last.
    /// </summary>
    public WideStretch Unshifted(ReadOnlySpan<byte> text, ref bool littleEndian)
    {
        if (!littleEndian && Start > 0 && ByteClass.IsPrintable(text[Start - 1]))
        {
            littleEndian = true;
            return new WideStretch(Start - 1, Math.Min(End + 1, text.Length));
        }

        if (littleEndian && Start > 0 && text[Start - 1] == 0 && End < text.Length && ByteClass.IsPrintable(text[End]))
        {
            littleEndian = false;
            return new WideStretch(Start - 1, End + 1);
        }

        return this;
    }

    /// <summary>The stretch around an aligned sixteen bytes, not reaching back before <paramref name="floor"/>.</summary>
    public static WideStretch Around(ReadOnlySpan<byte> text, int at, bool littleEndian, int floor)
    {
        if (at + WideVector.Length > text.Length || !IsAsciiVector(text, at, littleEndian))
        {
            return new WideStretch(at, at + WideVector.Length);
        }

        var zero = littleEndian ? 1 : 0;
        var start = at;
        var foreign = 0;
        for (var unit = at - 2; unit >= floor; unit -= 2)
        {
            if (unit + 2 - WideVector.Length >= floor && IsPlain(text, unit + 2 - WideVector.Length, littleEndian))
            {
                unit -= WideVector.Length - 2;
                start = unit;
                foreign = 0;
            }
            else if (IsAscii(text, unit, zero))
            {
                start = unit;
                foreign = 0;
            }
            else if (++foreign > LongestForeign || IsNothing(text, unit))
            {
                break;
            }
        }

        var end = at + WideVector.Length;
        foreign = 0;
        for (var unit = end; unit + 2 <= text.Length; unit += 2)
        {
            if (unit + WideVector.Length <= text.Length && IsPlain(text, unit, littleEndian))
            {
                unit += WideVector.Length - 2;
                end = unit + 2;
                foreign = 0;
            }
            else if (IsAscii(text, unit, zero))
            {
                end = unit + 2;
                foreign = 0;
            }
            else if (++foreign > LongestForeign || IsNothing(text, unit))
            {
                break;
            }
        }

        return new WideStretch(start, Math.Min(end, text.Length));
    }

    private static bool IsPlain(ReadOnlySpan<byte> text, int at, bool littleEndian) =>
        WideVector.IsPlain(WideVector.Read(text, at, littleEndian));

    private static bool IsAsciiVector(ReadOnlySpan<byte> text, int at, bool littleEndian)
    {
        if (IsPlain(text, at, littleEndian))
        {
            return true;
        }

        for (var unit = at; unit < at + WideVector.Length; unit += 2)
        {
            if (!IsAscii(text, unit, littleEndian ? 1 : 0))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAscii(ReadOnlySpan<byte> text, int unit, int zero) =>
        text[unit + zero] == 0 && (ByteClass.IsPrintable(text[unit + 1 - zero]) || text[unit + 1 - zero] == EscapeCharacter);

    private static bool IsNothing(ReadOnlySpan<byte> text, int unit) => text[unit] == 0 && text[unit + 1] == 0;
}
