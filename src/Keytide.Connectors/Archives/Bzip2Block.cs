namespace Keytide.Connectors.Archives;

/// <summary>
/// One block of bzip2: prefix codes over move-to-front indexes and run lengths, of which the inverse of the Burrows-Wheeler transform
/// makes bytes in which runs of four are followed by a count.
/// </summary>
internal sealed class Bzip2Block(int capacity)
{
    private const int GroupLength = 50;
    private const int MostTables = 6;
    private const int MostSelectors = 18002;
    private const int RunOfA = 0;
    private const int RunOfB = 1;

    private readonly int[] _transform = new int[capacity];
    private readonly byte[] _symbols = new byte[256];
    private readonly Bzip2Code[] _codes = new Bzip2Code[MostTables];
    private readonly byte[] _selectors = new byte[MostSelectors];
    private int _position;
    private int _left;
    private int _repeats;
    private int _same;
    private byte _last;
    private Bzip2Crc _checksum = new();

    /// <summary>The checksum that the block states.</summary>
    public uint Expected { get; private set; }

    /// <summary>False for what comes out of a damaged block; to be asked at its end.</summary>
    public bool IsAsExpected => _checksum.Value == Expected;

    /// <summary>Reads a block behind its mark.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Decode(Bzip2Bits bits)
    {
        Expected = ((uint)bits.Take(16) << 16) | (uint)bits.Take(16);
        var isRandomized = bits.TakeOne();
        var origin = bits.Take(24);
        if (isRandomized)
        {
            throw new NotSupportedException("A block of bzip2 as they were made before 1998.");
        }

        var length = ReadIndexes(bits);
        if (length == 0 || origin >= length)
        {
            throw new InvalidDataException("A block of bzip2 that points outside itself.");
        }

        Invert(length, origin);
        _left = length;
        _repeats = 0;
        _same = 0;
        _checksum = new Bzip2Crc();
    }

    /// <summary>Gives out what is left of the block; 0 at its end.</summary>
    public int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length)
        {
            if (_repeats > 0)
            {
                var run = Math.Min(_repeats, buffer.Length - written);
                buffer.Slice(written, run).Fill(_last);
                written += run;
                _repeats -= run;
                continue;
            }

            if (_left == 0)
            {
                break;
            }

            var entry = _transform[_position];
            var value = (byte)(entry & 0xFF);
            _position = entry >>> 8;
            _left--;
            if (_same == 4)
            {
                _repeats = value;
                _same = 0;
                continue;
            }

            _same = value == _last && _same > 0 ? _same + 1 : 1;
            _last = value;
            buffer[written++] = value;
        }

        _checksum.Add(buffer[..written]);
        return written;
    }

    private int ReadIndexes(Bzip2Bits bits)
    {
        var symbols = ReadAlphabet(bits);
        var tables = bits.Take(3);
        var selectors = bits.Take(15);
        if (tables is < 2 or > MostTables || selectors < 1)
        {
            throw new InvalidDataException("A block of bzip2 without its codes.");
        }

        ReadSelectors(bits, tables, selectors);
        for (var table = 0; table < tables; table++)
        {
            _codes[table] = Bzip2Code.Read(bits, symbols + 2);
        }

        return ReadSymbols(bits, Math.Min(selectors, MostSelectors), endOfBlock: symbols + 1);
    }

    private int ReadAlphabet(Bzip2Bits bits)
    {
        var used = bits.Take(16);
        var count = 0;
        for (var high = 0; high < 16; high++)
        {
            var low = (used & (0x8000 >> high)) != 0 ? bits.Take(16) : 0;
            for (var i = 0; i < 16; i++)
            {
                if ((low & (0x8000 >> i)) != 0)
                {
                    _symbols[count++] = (byte)((high * 16) + i);
                }
            }
        }

        return count > 0 ? count : throw new InvalidDataException("A block of bzip2 without an alphabet.");
    }

    private void ReadSelectors(Bzip2Bits bits, int tables, int selectors)
    {
        Span<byte> order = [0, 1, 2, 3, 4, 5];
        for (var i = 0; i < selectors; i++)
        {
            var index = 0;
            while (bits.TakeOne())
            {
                if (++index >= tables)
                {
                    throw new InvalidDataException("A selector of bzip2 beyond the tables.");
                }
            }

            var table = order[index];
            order[..index].CopyTo(order[1..]);
            order[0] = table;
            if (i < MostSelectors)
            {
                _selectors[i] = table;
            }
        }
    }

    private int ReadSymbols(Bzip2Bits bits, int selectors, int endOfBlock)
    {
        var length = 0;
        var run = 0;
        var weight = 1;
        for (var group = 0; group < selectors; group++)
        {
            var code = _codes[_selectors[group]];
            for (var i = 0; i < GroupLength; i++)
            {
                var symbol = code.Next(bits);
                if (symbol is RunOfA or RunOfB)
                {
                    run += weight << symbol;
                    weight = weight <= capacity ? weight << 1 : throw new InvalidDataException("A run of bzip2 beyond its block.");
                    continue;
                }

                length = AddRun(length, run);
                run = 0;
                weight = 1;
                if (symbol == endOfBlock)
                {
                    return length;
                }

                length = Add(length, symbol - 1);
            }
        }

        throw new InvalidDataException("A block of bzip2 without an end.");
    }

    private int AddRun(int length, int run)
    {
        if (run > capacity - length)
        {
            throw new InvalidDataException("A run of bzip2 beyond its block.");
        }

        _transform.AsSpan(length, run).Fill(_symbols[0]);
        return length + run;
    }

    // Moves a symbol to the front of the alphabet.
    private int Add(int length, int index)
    {
        if (length >= capacity)
        {
            throw new InvalidDataException("More symbols of bzip2 than fit its block.");
        }

        var symbol = _symbols[index];
        _symbols.AsSpan(0, index).CopyTo(_symbols.AsSpan(1));
        _symbols[0] = symbol;
        _transform[length] = symbol;
        return length + 1;
    }

    // Each entry keeps its byte in the low eight bits and gets the place of the next one above them.
    private void Invert(int length, int origin)
    {
        Span<int> starts = stackalloc int[256];
        for (var i = 0; i < length; i++)
        {
            starts[_transform[i] & 0xFF]++;
        }

        var sum = 0;
        for (var i = 0; i < starts.Length; i++)
        {
            (starts[i], sum) = (sum, sum + starts[i]);
        }

        for (var i = 0; i < length; i++)
        {
            _transform[starts[_transform[i] & 0xFF]++] |= i << 8;
        }

        _position = _transform[origin] >>> 8;
    }
}
