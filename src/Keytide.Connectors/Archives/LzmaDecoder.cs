namespace Keytide.Connectors.Archives;

/// <summary>
/// Decodes LZMA as its specification has it (LZMA SDK, lzma-specification): a range coder whose bits are predicted from what came before,
/// and which say literals and copies. Whatever the input, every symbol takes bits of it, and it ends where they end.
/// </summary>
/// <param name="input">Gives the packed bytes.</param>
/// <param name="window">Takes what comes out.</param>
internal sealed class LzmaDecoder(ByteSource input, LzmaWindow window)
{
    private const int States = 12;
    private const int PositionStates = 16;
    private const int LiteralLength = 0x300;
    private const int FirstSlotWithBits = 4;
    private const int FirstSlotWithAlign = 14;
    private const int AlignBits = 4;
    private const int ShortestCopy = 2;
    private const ushort Even = 1 << 10;
    private const uint Top = 1 << 24;

    private readonly ushort[] _isMatch = new ushort[States * PositionStates];
    private readonly ushort[] _isRepeat = new ushort[States];
    private readonly ushort[] _isNotFirst = new ushort[States];
    private readonly ushort[] _isNotSecond = new ushort[States];
    private readonly ushort[] _isNotThird = new ushort[States];
    private readonly ushort[] _isLong = new ushort[States * PositionStates];
    private readonly ushort[] _slots = new ushort[4 * 64];
    private readonly ushort[] _distances = new ushort[115];
    private readonly ushort[] _align = new ushort[1 << AlignBits];
    private readonly ushort[] _lengths = new ushort[LzmaLengths.Size];
    private readonly ushort[] _repeatLengths = new ushort[LzmaLengths.Size];
    private ushort[] _literals = [];
    private int _literalContext;
    private int _literalPosition;
    private int _positionMask;
    private uint _range;
    private uint _code;
    private int _state;
    private uint _first;
    private uint _second;
    private uint _third;
    private uint _fourth;
    private int _left;
    private int _literal = -1;

    /// <summary>True behind the mark that ends a stream.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>True in the middle of a copy.</summary>
    public bool IsCopying => _left > 0;

    /// <summary>Sets how bits are predicted, by the byte of the format, and forgets what was learnt.</summary>
    /// <exception cref="InvalidDataException">There is no such byte.</exception>
    public void SetProperties(byte properties)
    {
        if (properties >= 9 * 5 * 5)
        {
            throw new InvalidDataException("LZMA without its properties.");
        }

        _literalContext = properties % 9;
        _literalPosition = properties / 9 % 5;
        _positionMask = (1 << (properties / 45)) - 1;
        _literals = new ushort[LiteralLength << (_literalContext + _literalPosition)];
        ResetState();
    }

    /// <summary>Forgets what was learnt.</summary>
    public void ResetState()
    {
        ushort[][] all =
        [
            _isMatch, _isRepeat, _isNotFirst, _isNotSecond, _isNotThird, _isLong, _slots, _distances, _align, _lengths, _repeatLengths,
            _literals,
        ];
        foreach (var odds in all)
        {
            odds.AsSpan().Fill(Even);
        }

        (_state, _first, _second, _third, _fourth, _left) = (0, 0, 0, 0, 0, 0);
        _literal = -1;
        HasEnded = false;
    }

    /// <summary>Reads the five bytes with which packed bytes begin.</summary>
    /// <exception cref="InvalidDataException">They are others.</exception>
    public void Begin()
    {
        if (input.Next() != 0)
        {
            throw new InvalidDataException("LZMA that does not begin.");
        }

        _range = uint.MaxValue;
        _code = 0;
        for (var i = 0; i < 4; i++)
        {
            _code = unchecked((_code << 8) | input.Next());
        }
    }

    /// <summary>Fills a buffer, unless the end comes before.</summary>
    /// <returns>Bytes written.</returns>
    /// <exception cref="InvalidDataException">It is damaged, or cut off.</exception>
    public int Decode(Span<byte> buffer)
    {
        unchecked
        {
            var written = 0;
            while (written < buffer.Length)
            {
                if (_left == 0)
                {
                    if (HasEnded)
                    {
                        break;
                    }

                    Next();
                    if (_left == 0)
                    {
                        continue;
                    }
                }

                var value = _literal >= 0 ? (byte)_literal : window.Back(_first);
                _literal = -1;
                window.Put(value);
                buffer[written++] = value;
                _left--;
            }

            return written;
        }
    }

    // Finds out what comes: sets how many bytes are to be copied, or the literal.
    private void Next()
    {
        unchecked
        {
            var position = (int)window.Total & _positionMask;
            if (!Bit(ref _isMatch[(_state * PositionStates) + position]))
            {
                _literal = Literal();
                _state = _state < 4 ? 0 : _state < 10 ? _state - 3 : _state - 6;
                _left = 1;
                return;
            }

            int length;
            if (Bit(ref _isRepeat[_state]))
            {
                if (Repeat(position))
                {
                    _state = _state < 7 ? 9 : 11;
                    length = 1 - ShortestCopy;
                }
                else
                {
                    length = LzmaLengths.Read(this, _repeatLengths, position);
                    _state = _state < 7 ? 8 : 11;
                }
            }
            else
            {
                length = LzmaLengths.Read(this, _lengths, position);
                (_second, _third, _fourth) = (_first, _second, _third);
                _first = Distance(length);
                _state = _state < 7 ? 7 : 10;
                if (_first == uint.MaxValue)
                {
                    HasEnded = true;
                    return;
                }
            }

            if (!window.Reaches(_first))
            {
                throw new InvalidDataException("LZMA that copies from before its beginning.");
            }

            _left = length + ShortestCopy;
        }
    }

    // Takes one of the last four distances; true for a single byte from the last of them.
    private bool Repeat(int position)
    {
        if (!Bit(ref _isNotFirst[_state]))
        {
            return !Bit(ref _isLong[(_state * PositionStates) + position]);
        }

        if (!Bit(ref _isNotSecond[_state]))
        {
            (_first, _second) = (_second, _first);
        }
        else if (!Bit(ref _isNotThird[_state]))
        {
            (_first, _second, _third) = (_third, _first, _second);
        }
        else
        {
            (_first, _second, _third, _fourth) = (_fourth, _first, _second, _third);
        }

        return false;
    }

    private int Literal()
    {
        unchecked
        {
            var low = (int)window.Total & ((1 << _literalPosition) - 1);
            var odds = _literals.AsSpan(
                LiteralLength * ((low << _literalContext) + (window.Back(0) >> (8 - _literalContext))), LiteralLength);
            var symbol = 1;
            if (_state >= 7)
            {
                // Behind a copy, the byte that would have been copied next tells something.
                for (int match = window.Back(_first), same = 1; symbol < 0x100 && same != 0; match <<= 1)
                {
                    var expected = (match >> 7) & 1;
                    var bit = Bit(ref odds[((1 + expected) << 8) + symbol]) ? 1 : 0;
                    symbol = (symbol << 1) | bit;
                    same = expected == bit ? 1 : 0;
                }
            }

            while (symbol < 0x100)
            {
                symbol = (symbol << 1) | (Bit(ref odds[symbol]) ? 1 : 0);
            }

            return symbol & 0xFF;
        }
    }

    private uint Distance(int length)
    {
        unchecked
        {
            var slot = Tree(_slots.AsSpan(Math.Min(length, 3) * 64, 64), 6);
            if (slot < FirstSlotWithBits)
            {
                return (uint)slot;
            }

            var bits = (slot >> 1) - 1;
            var distance = (uint)(2 | (slot & 1)) << bits;
            return slot < FirstSlotWithAlign
                ? distance + Reverse(_distances.AsSpan((int)distance - slot), bits)
                : distance + (Direct(bits - AlignBits) << AlignBits) + Reverse(_align, AlignBits);
        }
    }

    /// <summary>A number of some bits, the highest first.</summary>
    public int Tree(Span<ushort> odds, int bits)
    {
        var symbol = 1;
        for (var i = 0; i < bits; i++)
        {
            symbol = (symbol << 1) | (Bit(ref odds[symbol]) ? 1 : 0);
        }

        return symbol - (1 << bits);
    }

    private uint Reverse(Span<ushort> odds, int bits)
    {
        var symbol = 1;
        uint value = 0;
        for (var i = 0; i < bits; i++)
        {
            var bit = Bit(ref odds[symbol]) ? 1u : 0;
            symbol = (symbol << 1) | (int)bit;
            value |= bit << i;
        }

        return value;
    }

    private uint Direct(int bits)
    {
        unchecked
        {
            uint value = 0;
            for (; bits > 0; bits--)
            {
                _range >>= 1;
                var bit = _code >= _range ? 1u : 0;
                _code -= bit * _range;
                value = (value << 1) | bit;
                Normalize();
            }

            return value;
        }
    }

    /// <summary>A bit, predicted by odds that learn from it.</summary>
    public bool Bit(ref ushort odds)
    {
        unchecked
        {
            var bound = (_range >> 11) * odds;
            var isSet = _code >= bound;
            if (isSet)
            {
                _range -= bound;
                _code -= bound;
                odds -= (ushort)(odds >> 5);
            }
            else
            {
                _range = bound;
                odds += (ushort)((2048 - odds) >> 5);
            }

            Normalize();
            return isSet;
        }
    }

    private void Normalize()
    {
        if (_range < Top)
        {
            _range <<= 8;
            _code = unchecked((_code << 8) | input.Next());
        }
    }
}
