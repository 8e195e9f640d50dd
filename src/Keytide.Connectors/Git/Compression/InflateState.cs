using System.Buffers.Binary;

namespace Keytide.Connectors.Git.Compression;

/// <summary>Where a decoder stands in its input and output. Past the end of the input it reads zeros, and says so.</summary>
internal ref struct InflateState(ReadOnlySpan<byte> source, Span<byte> destination, int length)
{
    public readonly ReadOnlySpan<byte> Source = source;
    public readonly Span<byte> Destination = destination;

    /// <summary>Bytes of the destination that are for the output; behind them is room to be careless in.</summary>
    public readonly int Length = length;

    /// <summary>
    /// Bits that were taken in and not yet used, the next one lowest. What stands above <see cref="Count"/> is worth nothing.
    /// </summary>
    public ulong Bits;

    /// <summary>How many of the bits count. Never below zero: zeros are made up at the end of the input.</summary>
    public int Count;

    public int Position;

    public int Written;

    private int _madeUp;

    /// <summary>True when bits were used that the input does not have.</summary>
    public readonly bool IsPastEnd => _madeUp * 8 > Count;

    /// <summary>Bytes of the input that were used, the last one perhaps not to its end.</summary>
    public readonly int Consumed => Position - ((Count >> 3) - _madeUp);

    /// <summary>Afterwards at least 56 bits are there.</summary>
    public void Refill()
    {
        unchecked
        {
            if (Source.Length - Position >= 8)
            {
                Bits |= BinaryPrimitives.ReadUInt64LittleEndian(Source[Position..]) << Count;
                Position += (63 - Count) >> 3;
                Count |= 56;
                return;
            }

            Bits &= (1UL << Count) - 1;
            while (Count < 56)
            {
                if (Position < Source.Length)
                {
                    Bits |= (ulong)Source[Position++] << Count;
                }
                else
                {
                    _madeUp++;
                }

                Count += 8;
            }
        }
    }

    public int Take(int bits)
    {
        unchecked
        {
            var value = (int)(Bits & ((1UL << bits) - 1));
            Bits >>= bits;
            Count -= bits;
            return value;
        }
    }

    /// <summary>The next symbol's meaning; 0 where there is no such code.</summary>
    public uint TakeSymbol(HuffmanTable table)
    {
        unchecked
        {
            var meaning = table.Fast[(int)(Bits & HuffmanTable.FastMask)];
            meaning = meaning == 0 ? table.Slow(Bits) : meaning;
            Bits >>= (int)(meaning & 0xFF);
            Count -= (int)(meaning & 0xFF);
            return meaning;
        }
    }

    public InflateEnd CopyStored()
    {
        // Back to whole bytes: what was taken in too early is given back.
        Take(Count & 7);
        if (IsPastEnd)
        {
            return InflateEnd.Truncated;
        }

        Position -= (Count >> 3) - _madeUp;
        _madeUp = 0;
        Bits = 0;
        Count = 0;
        if (Source.Length - Position < 4)
        {
            return InflateEnd.Truncated;
        }

        int length = BinaryPrimitives.ReadUInt16LittleEndian(Source[Position..]);
        if (length != (BinaryPrimitives.ReadUInt16LittleEndian(Source[(Position + 2)..]) ^ 0xFFFF))
        {
            return InflateEnd.Damaged;
        }

        Position += 4;
        var room = Math.Min(length, Length - Written);
        var there = Math.Min(room, Source.Length - Position);
        Source.Slice(Position, there).CopyTo(Destination[Written..]);
        Position += there;
        Written += there;
        return there < room ? InflateEnd.Truncated : room < length ? InflateEnd.Full : InflateEnd.Complete;
    }
}
