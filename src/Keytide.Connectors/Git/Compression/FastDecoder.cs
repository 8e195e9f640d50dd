using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Keytide.Connectors.Git.Compression;

/// <summary>Decodes a block as long as both ends are far away, which lets it do without checks.</summary>
internal static class FastDecoder
{
    /// <summary>Bytes that must be left of the input.</summary>
    public const int InputMargin = 16;

    /// <summary>Bytes that must be left of the output.</summary>
    public const int OutputMargin = 258 + 16;

    /// <summary>Decodes on. Every round takes at most 15 bytes of the input, and writes at most 2 + 258 bytes and 8 more.</summary>
    /// <returns>How the block ended; null where an end came near first.</returns>
    public static InflateEnd? Decode(ref InflateState state, HuffmanTable literals, HuffmanTable distances)
    {
        unchecked
        {
            ref var source = ref MemoryMarshal.GetReference(state.Source);
            ref var output = ref MemoryMarshal.GetReference(state.Destination);
            ref var literalTable = ref MemoryMarshal.GetArrayDataReference(literals.Fast);
            ref var distanceTable = ref MemoryMarshal.GetArrayDataReference(distances.Fast);
            var bits = state.Bits;
            var count = state.Count;
            var position = state.Position;
            var written = state.Written;
            var lastPosition = state.Source.Length - InputMargin;
            var lastWritten = state.Destination.Length - OutputMargin;
            InflateEnd? end = null;
            while (position <= lastPosition && written <= lastWritten)
            {
                Refill(ref source, ref bits, ref count, ref position);
                var meaning = Unsafe.Add(ref literalTable, (nint)(bits & HuffmanTable.FastMask));
                if ((meaning & Symbol.Literal) != 0)
                {
                    Consume(meaning, ref bits, ref count);
                    Unsafe.Add(ref output, written++) = (byte)(meaning >> 16);
                    meaning = Unsafe.Add(ref literalTable, (nint)(bits & HuffmanTable.FastMask));
                    if ((meaning & Symbol.Literal) != 0)
                    {
                        Consume(meaning, ref bits, ref count);
                        Unsafe.Add(ref output, written++) = (byte)(meaning >> 16);
                        meaning = Unsafe.Add(ref literalTable, (nint)(bits & HuffmanTable.FastMask));
                    }

                    Refill(ref source, ref bits, ref count, ref position);
                }

                meaning = meaning == 0 ? literals.Slow(bits) : meaning;
                Consume(meaning, ref bits, ref count);
                if ((meaning & Symbol.Literal) != 0)
                {
                    Unsafe.Add(ref output, written++) = (byte)(meaning >> 16);
                    continue;
                }

                if (meaning == 0 || (meaning & (Symbol.EndOfBlock | Symbol.Invalid)) != 0)
                {
                    end = (meaning & Symbol.EndOfBlock) != 0 ? InflateEnd.Complete : InflateEnd.Damaged;
                    break;
                }

                var length = (int)(meaning >> 16) + TakeExtra(meaning, ref bits, ref count);
                var far = Unsafe.Add(ref distanceTable, (nint)(bits & HuffmanTable.FastMask));
                far = far == 0 ? distances.Slow(bits) : far;
                Consume(far, ref bits, ref count);
                var distance = (int)(far >> 16) + TakeExtra(far, ref bits, ref count);
                if (far == 0 || (far & Symbol.Invalid) != 0 || distance > written)
                {
                    end = InflateEnd.Damaged;
                    break;
                }

                Copy(ref Unsafe.Add(ref output, written), distance, length);
                written += length;
            }

            state.Bits = bits;
            state.Count = count;
            state.Position = position;
            state.Written = written;
            return end;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Refill(ref byte source, ref ulong bits, ref int count, ref int position)
    {
        unchecked
        {
            bits |= BitConverter.IsLittleEndian
                ? Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, position)) << count
                : BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref source, position))) << count;
            position += (63 - count) >> 3;
            count |= 56;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Consume(uint meaning, ref ulong bits, ref int count)
    {
        unchecked
        {
            bits >>= (int)(meaning & 0xFF);
            count -= (int)(meaning & 0xFF);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TakeExtra(uint meaning, ref ulong bits, ref int count)
    {
        unchecked
        {
            var extra = (int)((meaning >> 8) & 31);
            var value = (int)(bits & ((1UL << extra) - 1));
            bits >>= extra;
            count -= extra;
            return value;
        }
    }

    // Writes up to 8 bytes more than asked for, which the next copy or literal overwrites.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref byte to, int distance, int length)
    {
        unchecked
        {
            ref var from = ref Unsafe.Subtract(ref to, distance);
            if (distance >= 8)
            {
                var i = 0;
                do
                {
                    Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, i), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref from, i)));
                    i += 8;
                }
                while (i < length);
            }
            else if (distance == 1)
            {
                var repeated = from * 0x0101010101010101UL;
                for (var i = 0; i < length; i += 8)
                {
                    Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, i), repeated);
                }
            }
            else
            {
                for (var i = 0; i < length; i++)
                {
                    Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i);
                }
            }
        }
    }
}
