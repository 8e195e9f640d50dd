using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Keytide.Connectors.Git.Compression;

/// <summary>The checksum at the end of a zlib stream (RFC 1950, 8.2).</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;
    private const int LongestSum = 5536; // The most bytes for which 32 bits hold the second sum; a multiple of 32.

    public static uint Of(ReadOnlySpan<byte> data)
    {
        unchecked
        {
            uint first = 1, second = 0;
            while (data.Length > 0)
            {
                var part = data[..Math.Min(data.Length, LongestSum)];
                data = data[part.Length..];
                var blocks = Avx2.IsSupported ? part.Length & ~31 : 0;
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
            var weights = Vector256.Create(
                (sbyte)32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17,
                16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
            var ones = Vector256<short>.One;
            var sums = Vector256<uint>.Zero;
            var earlier = Vector256<uint>.Zero;
            var weighted = Vector256<int>.Zero;
            ref var start = ref MemoryMarshal.GetReference(part);
            for (var i = 0; i < part.Length; i += 32)
            {
                var block = Unsafe.ReadUnaligned<Vector256<byte>>(ref Unsafe.Add(ref start, i));
                earlier += sums;
                sums += Avx2.SumAbsoluteDifferences(block, Vector256<byte>.Zero).AsUInt32();
                weighted += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(block, weights), ones);
            }

            second += ((uint)part.Length * first) + (32 * Vector256.Sum(earlier)) + (uint)Vector256.Sum(weighted);
            first += Vector256.Sum(sums);
        }
    }
}
