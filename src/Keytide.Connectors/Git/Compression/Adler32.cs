using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Keytide.Connectors.Git.Compression;

/// <summary>
/// The checksum at the end of a zlib stream (RFC 1950, 8.2). With no wider vectors than every machine has: those can be compiled ahead.
/// </summary>
internal static class Adler32
{
    private const uint Modulus = 65521;
    private const int LongestSum = 5536; // The most bytes for which 32 bits hold the second sum; a multiple of 16.

    public static uint Of(ReadOnlySpan<byte> data)
    {
        unchecked
        {
            uint first = 1, second = 0;
            while (data.Length > 0)
            {
                var part = data[..Math.Min(data.Length, LongestSum)];
                data = data[part.Length..];
                var blocks = Ssse3.IsSupported ? part.Length & ~15 : 0;
                if (blocks > 0)
                {
                    AddBlocks(part[..blocks], ref first, ref second);
                }

                foreach (var value in part[blocks..])
                {
                    first += value;
                    second += first;
                }

                first %= Modulus;
                second %= Modulus;
            }

            return (second << 16) | first;
        }
    }

    private static void AddBlocks(ReadOnlySpan<byte> part, ref uint first, ref uint second)
    {
        unchecked
        {
            var weights = Vector128.Create((sbyte)16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
            var ones = Vector128.Create((short)1);
            var sums = Vector128<uint>.Zero;
            var earlier = Vector128<uint>.Zero;
            var weighted = Vector128<int>.Zero;
            ref var start = ref MemoryMarshal.GetReference(part);
            for (var i = 0; i < part.Length; i += 16)
            {
                var block = Unsafe.ReadUnaligned<Vector128<byte>>(ref Unsafe.Add(ref start, i));
                earlier += sums;
                sums += Sse2.SumAbsoluteDifferences(block, Vector128<byte>.Zero).AsUInt32();
                weighted += Sse2.MultiplyAddAdjacent(Ssse3.MultiplyAddAdjacent(block, weights), ones);
            }

            second += ((uint)part.Length * first) + (16 * Vector128.Sum(earlier)) + (uint)Vector128.Sum(weighted);
            first += Vector128.Sum(sums);
        }
    }
}
