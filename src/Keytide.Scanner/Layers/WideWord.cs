using System.Buffers.Binary;

namespace Keytide.Scanner.Layers;

/// <summary>Four units of UTF-16 at once, in one machine word, the first in the lowest bits.</summary>
internal static class WideWord
{
    /// <summary>Bytes of a word.</summary>
    public const int Length = 8;

    /// <summary>Characters in it.</summary>
    public const int Units = 4;

    private const ulong LowBytes = 0x00FF_00FF_00FF_00FF;
    private const ulong HighBits = 0x8000_8000_8000_8000;
    private const ulong Spaces = 0x0020_0020_0020_0020;
    private const ulong TildeToOverflow = 0x0081_0081_0081_0081; // 7E + 81 = FF; 7F + 81 reaches the high byte.

    public static ulong Read(ReadOnlySpan<byte> text, int at, bool littleEndian)
    {
        var word = BinaryPrimitives.ReadUInt64LittleEndian(text[at..]);
        return littleEndian ? word : ((word >> 8) & LowBytes) | ((word & LowBytes) << 8);
    }

    /// <summary>True when all four are below 256.</summary>
    public static bool IsNarrow(ulong units) => (units & ~LowBytes) == 0;

    /// <summary>True when all four are space to ~.</summary>
    public static bool IsPlain(ulong units) =>
        IsNarrow(units) && ((units | HighBits) - Spaces & HighBits) == HighBits && (units + TildeToOverflow & ~LowBytes) == 0;

    /// <summary>The low bytes of four narrow units, the first in the lowest bits.</summary>
    public static uint Narrow(ulong units)
    {
        var pairs = (units | (units >> 8)) & 0x0000_FFFF_0000_FFFF;
        return (uint)((pairs | (pairs >> 16)) & uint.MaxValue);
    }
}
