using System.Runtime.CompilerServices;

namespace Keytide.Scanner.Sweep;

/// <summary>Where in a block to look closer.</summary>
/// <param name="Anchors">A bit where an anchor may start.</param>
/// <param name="Eighths">The lowest bit of each eight bytes that, with the eight before them, lie within one run.</param>
/// <param name="LittleEndian">The lowest bit of each sixteen bytes that may be UTF-16LE.</param>
/// <param name="BigEndian">The lowest bit of each sixteen bytes that may be UTF-16BE.</param>
internal readonly record struct Interest(ulong Anchors, ulong Eighths, ulong LittleEndian, ulong BigEndian)
{
    private const ulong LowOfEight = 0x0101010101010101;
    private const ulong LowOfSixteen = 0x0001000100010001;
    private const ulong AllButHighOfEight = 0x7F7F7F7F7F7F7F7F;
    private const ulong AllButHighOfSixteen = 0x7FFF7FFF7FFF7FFF;
    private const ulong OddBytes = 0xAAAAAAAAAAAAAAAA;

    public bool Any => (Anchors | Eighths | LittleEndian | BigEndian) != 0;

    /// <summary>
    /// A run of at least 23 bytes, wherever it starts, covers two neighbouring aligned eights; a stretch of UTF-16 of at least 31
    /// bytes covers an aligned sixteen in which just every second byte is zero.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Interest Of(in Block block, ref bool lastEighthFull)
    {
        unchecked
        {
            var full = ZeroEighths(~block.InRun);
            var twoFull = full & ((full << 8) | (lastEighthFull ? 1UL : 0));
            lastEighthFull = full >> 56 != 0;
            if (block.Zeros == 0)
            {
                return new Interest(block.Anchors, twoFull, 0, 0);
            }

            return new Interest(block.Anchors, twoFull, ZeroSixteenths(block.Zeros ^ OddBytes), ZeroSixteenths(block.Zeros ^ ~OddBytes));
        }
    }

    private static ulong ZeroEighths(ulong bits) =>
        (~((unchecked((bits & AllButHighOfEight) + AllButHighOfEight) | bits) | AllButHighOfEight) >> 7) & LowOfEight;

    private static ulong ZeroSixteenths(ulong bits) =>
        (~((unchecked((bits & AllButHighOfSixteen) + AllButHighOfSixteen) | bits) | AllButHighOfSixteen) >> 15) & LowOfSixteen;
}
