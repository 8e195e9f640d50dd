using System.Buffers.Binary;

namespace Keytide.Connectors.Git.Compression;

/// <summary>
/// Unpacks zlib streams (RFC 1950, 1951) from memory to memory. Git's objects are small and their sizes are known before, which a decoder
/// made for it turns into twice the speed of a stream; and it says where the stream ended. One thread at a time.
/// </summary>
internal sealed class Inflater
{
    private const int CheckLength = 4;

    private static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private static readonly HuffmanTable FixedLiterals = FixedLiteralTable();
    private static readonly HuffmanTable FixedDistances = FixedDistanceTable();

    private readonly HuffmanTable _literals = new(Symbol.Literals());
    private readonly HuffmanTable _distances = new(Symbol.DistanceCodes());
    private readonly HuffmanTable _lengths = new(Symbol.CodeLengths());

    /// <summary>Room behind the output that makes unpacking short streams faster.</summary>
    public const int Slack = FastDecoder.OutputMargin;

    /// <summary>Unpacks a stream whose output has a known length, and checks its sum.</summary>
    /// <param name="source">Begins with the stream; what follows it does not matter.</param>
    /// <param name="destination">Where to. What stands behind the output is overwritten.</param>
    /// <param name="length">Of the output; what the destination has beyond it, up to <see cref="Slack"/>, makes it faster.</param>
    /// <param name="consumed">The stream's length, where it is complete.</param>
    public InflateEnd Inflate(ReadOnlySpan<byte> source, Span<byte> destination, int length, out int consumed)
    {
        var end = Inflate(source, destination, length, out consumed, out var written);
        if (end != InflateEnd.Complete)
        {
            return end;
        }

        if (source.Length - consumed < CheckLength)
        {
            return InflateEnd.Truncated;
        }

        var sum = BinaryPrimitives.ReadUInt32BigEndian(source[consumed..]);
        consumed += CheckLength;
        return written == length && sum == Adler32.Of(destination[..length]) ? InflateEnd.Complete : InflateEnd.Damaged;
    }

    /// <summary>Unpacks as much as there is room for. The sum is not checked.</summary>
    /// <param name="source">Begins with the stream.</param>
    /// <param name="destination">Where to.</param>
    /// <param name="consumed">The stream's length without its sum, where it is complete.</param>
    /// <param name="written">Bytes of the destination that are filled.</param>
    public InflateEnd Inflate(ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written) =>
        Inflate(source, destination, destination.Length, out consumed, out written);

    private InflateEnd Inflate(ReadOnlySpan<byte> source, Span<byte> destination, int length, out int consumed, out int written)
    {
        const int Deflate = 8;
        consumed = 0;
        written = 0;
        if (source.Length < 2)
        {
            return InflateEnd.Truncated;
        }

        var head = (source[0] << 8) | source[1];
        if ((source[0] & 15) != Deflate || head % 31 != 0 || (source[1] & 32) != 0)
        {
            return InflateEnd.Damaged;
        }

        var state = new InflateState(source, destination, length) { Position = 2 };
        InflateEnd end;
        bool last;
        do
        {
            state.Refill();
            last = state.Take(1) == 1;
            end = state.Take(2) switch
            {
                0 => state.CopyStored(),
                1 => Decode(ref state, FixedLiterals, FixedDistances),
                2 => ReadTables(ref state) ? Decode(ref state, _literals, _distances) : InflateEnd.Damaged,
                _ => InflateEnd.Damaged,
            };
        }
        while (end == InflateEnd.Complete && !last);

        written = state.Written;
        if (state.IsPastEnd)
        {
            return InflateEnd.Truncated;
        }

        consumed = state.Consumed;
        return end;
    }

    private static InflateEnd Decode(ref InflateState state, HuffmanTable literals, HuffmanTable distances)
    {
        while (true)
        {
            if (state.Source.Length - state.Position >= FastDecoder.InputMargin
                && state.Destination.Length - state.Written >= FastDecoder.OutputMargin)
            {
                var fast = FastDecoder.Decode(ref state, literals, distances);
                if (state.Written > state.Length)
                {
                    return InflateEnd.Full;
                }

                if (fast is { } end)
                {
                    return end;
                }
            }

            state.Refill();
            var meaning = state.TakeSymbol(literals);
            if ((meaning & Symbol.Literal) != 0)
            {
                if (state.Written >= state.Length)
                {
                    return InflateEnd.Full;
                }

                state.Destination[state.Written++] = (byte)(meaning >> 16);
            }
            else if ((meaning & Symbol.EndOfBlock) != 0)
            {
                return InflateEnd.Complete;
            }
            else
            {
                var end = CopyMatch(ref state, meaning, distances);
                if (end != InflateEnd.Complete)
                {
                    return end;
                }
            }

            if (state.IsPastEnd)
            {
                return InflateEnd.Truncated;
            }
        }
    }

    private static InflateEnd CopyMatch(ref InflateState state, uint meaning, HuffmanTable distances)
    {
        if (meaning == 0 || (meaning & Symbol.Invalid) != 0)
        {
            return InflateEnd.Damaged;
        }

        var length = (int)(meaning >> 16) + state.Take((int)((meaning >> 8) & 31));
        var far = state.TakeSymbol(distances);
        if (far == 0 || (far & Symbol.Invalid) != 0)
        {
            return InflateEnd.Damaged;
        }

        var distance = (int)(far >> 16) + state.Take((int)((far >> 8) & 31));
        if (distance > state.Written)
        {
            return InflateEnd.Damaged;
        }

        var output = state.Destination[..state.Length];
        for (; length > 0; length--)
        {
            if (state.Written >= output.Length)
            {
                return InflateEnd.Full;
            }

            output[state.Written] = output[state.Written - distance];
            state.Written++;
        }

        return InflateEnd.Complete;
    }

    private bool ReadTables(ref InflateState state)
    {
        state.Refill();
        var literals = state.Take(5) + Symbol.FirstLength;
        var distances = state.Take(5) + 1;
        var codes = state.Take(4) + 4;
        if (literals > 286 || distances > 30)
        {
            return false;
        }

        Span<byte> lengths = stackalloc byte[Symbol.LiteralSymbols + Symbol.DistanceSymbols];
        var order = lengths[..19];
        order.Clear();
        for (var i = 0; i < codes; i++)
        {
            state.Refill();
            order[LengthOrder[i]] = (byte)state.Take(3);
        }

        if (!_lengths.TryBuild(order, mayBeIncomplete: false))
        {
            return false;
        }

        lengths.Clear();
        return TryReadLengths(ref state, lengths[..(literals + distances)])
            && lengths[256] > 0
            && _literals.TryBuild(lengths[..literals], mayBeIncomplete: true)
            && _distances.TryBuild(lengths.Slice(literals, distances), mayBeIncomplete: true);
    }

    private bool TryReadLengths(ref InflateState state, scoped Span<byte> lengths)
    {
        for (var i = 0; i < lengths.Length;)
        {
            state.Refill();
            var meaning = state.TakeSymbol(_lengths);
            var value = (int)(meaning >> 16);
            if (meaning == 0 || (value == 16 && i == 0))
            {
                return false;
            }

            if (value < 16)
            {
                lengths[i++] = (byte)value;
                continue;
            }

            var repeats = value == 16 ? 3 + state.Take(2) : value == 17 ? 3 + state.Take(3) : 11 + state.Take(7);
            if (repeats > lengths.Length - i)
            {
                return false;
            }

            var repeated = value == 16 ? lengths[i - 1] : (byte)0;
            for (var end = i + repeats; i < end; i++)
            {
                lengths[i] = repeated;
            }
        }

        return true;
    }

    private static HuffmanTable FixedLiteralTable()
    {
        Span<byte> lengths = stackalloc byte[Symbol.LiteralSymbols];
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            lengths[symbol] = (byte)(symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8);
        }

        var table = new HuffmanTable(Symbol.Literals());
        table.TryBuild(lengths, mayBeIncomplete: false);
        return table;
    }

    private static HuffmanTable FixedDistanceTable()
    {
        Span<byte> lengths = stackalloc byte[Symbol.DistanceSymbols];
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            lengths[symbol] = 5;
        }

        var table = new HuffmanTable(Symbol.DistanceCodes());
        table.TryBuild(lengths, mayBeIncomplete: false);
        return table;
    }
}
