namespace Keytide.Connectors.Archives;

/// <summary>A canonical prefix code of bzip2, of at most twenty bits a symbol.</summary>
internal sealed class Bzip2Code
{
    private const int Longest = 20;

    private readonly int[] _limits = new int[Longest + 2];
    private readonly int[] _bases = new int[Longest + 2];
    private readonly short[] _symbols;

    private Bzip2Code(ReadOnlySpan<byte> lengths)
    {
        _symbols = new short[lengths.Length];
        Span<int> counts = stackalloc int[Longest + 1];
        foreach (var length in lengths)
        {
            counts[length]++;
        }

        var code = 0;
        var index = 0;
        for (var length = 1; length <= Longest; length++)
        {
            _bases[length] = index - code;
            code += counts[length];
            index += counts[length];
            _limits[length] = code;
            code <<= 1;
        }

        var next = 0;
        for (var length = 1; length <= Longest; length++)
        {
            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] == length)
                {
                    _symbols[next++] = (short)symbol;
                }
            }
        }
    }

    /// <summary>Reads the lengths of the symbols, each as steps from the one before.</summary>
    public static Bzip2Code Read(Bzip2Bits bits, int symbols)
    {
        Span<byte> lengths = stackalloc byte[258];
        var length = bits.Take(5);
        for (var symbol = 0; symbol < symbols; symbol++)
        {
            while (bits.TakeOne())
            {
                length += bits.TakeOne() ? -1 : 1;
                if (length is < 1 or > Longest)
                {
                    break;
                }
            }

            lengths[symbol] = length is >= 1 and <= Longest
                ? (byte)length
                : throw new InvalidDataException("A code of bzip2 of an impossible length.");
        }

        return new Bzip2Code(lengths[..symbols]);
    }

    /// <summary>The next symbol.</summary>
    public int Next(Bzip2Bits bits)
    {
        var code = 0;
        for (var length = 1; length <= Longest; length++)
        {
            code = (code << 1) | bits.Take(1);
            var index = code + _bases[length];
            if (code < _limits[length] && index >= 0 && index < _symbols.Length)
            {
                return _symbols[index];
            }
        }

        throw new InvalidDataException("No code of bzip2.");
    }
}
