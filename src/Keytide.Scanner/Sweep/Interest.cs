using System.Numerics;
using System.Runtime.CompilerServices;

namespace Keytide.Scanner.Sweep;

/// <summary>Where in a block of 64 bytes to look closer: a bit a byte, the first byte in the lowest bit.</summary>
/// <param name="Anchors">Where an anchor may start.</param>
/// <param name="Runs">
/// Where a run of base64 characters is at least <see cref="ShortestRun"/> long from this byte on; the lowest bit also where a run that
/// began in an earlier block reaches that length in this one.
/// </param>
/// <param name="Outside">The bytes that are none of base64.</param>
/// <param name="Carried">How many bytes before the block belong to a run that reaches into it.</param>
/// <param name="LittleEndian">The lowest bit of each sixteen bytes that may be UTF-16LE.</param>
/// <param name="BigEndian">The lowest bit of each sixteen bytes that may be UTF-16BE.</param>
internal readonly record struct Interest(
    ulong Anchors, ulong Runs, ulong Outside, int Carried, ulong LittleEndian, ulong BigEndian)
{
    /// <summary>An access key id in base64 has this many characters: in fewer nothing can hide.</summary>
    public const int ShortestRun = 27;

    private const ulong LowOfSixteen = 0x0001000100010001;
    private const ulong AllButHighOfSixteen = 0x7FFF7FFF7FFF7FFF;
    private const ulong OddBytes = 0xAAAAAAAAAAAAAAAA;

    /// <summary>A stretch of UTF-16 of at least 31 bytes covers an aligned sixteen in which just every second byte is zero.</summary>
    /// <param name="anchors">A bit for each byte where an anchor may start.</param>
    /// <param name="outside">A bit for each byte that is none of base64.</param>
    /// <param name="zeros">A bit for each byte that is zero.</param>
    /// <param name="carried">How many bytes of a run end at the block's start; set to how many end at its end.</param>
    /// <param name="interest">Of no meaning where there is none.</param>
    /// <returns>True when there is any.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Is(ulong anchors, ulong outside, ulong zeros, ref int carried, out Interest interest)
    {
        Unsafe.SkipInit(out interest);
        var before = carried;
        var runs = RunsOf27(~outside);
        if (before + BitOperations.TrailingZeroCount(outside) >= ShortestRun && before is > 0 and < ShortestRun)
        {
            runs |= 1;
        }

        // Beyond the limit the count says nothing new, and must not overflow.
        carried = outside == 0 ? Math.Min(before + Block.Length, 1 << 20) : BitOperations.LeadingZeroCount(outside);
        if ((anchors | runs | zeros) == 0)
        {
            return false;
        }

        var (littleEndian, bigEndian) = zeros == 0 ? (0, 0) : (ZeroSixteenths(zeros ^ OddBytes), ZeroSixteenths(zeros ^ ~OddBytes));
        interest = new Interest(anchors, runs, outside, before, littleEndian, bigEndian);
        return (anchors | runs | littleEndian | bigEndian) != 0;
    }

    // 2, 4, 8, 16, 27 ones in a row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong RunsOf27(ulong bits)
    {
        bits &= bits >> 1;
        bits &= bits >> 2;
        bits &= bits >> 4;
        bits &= bits >> 8;
        return bits & (bits >> 11);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong ZeroSixteenths(ulong bits) =>
        (~((unchecked((bits & AllButHighOfSixteen) + AllButHighOfSixteen) | bits) | AllButHighOfSixteen) >> 15) & LowOfSixteen;
}
