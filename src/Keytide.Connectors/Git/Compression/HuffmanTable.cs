namespace Keytide.Connectors.Git.Compression;

/// <summary>
/// A prefix code of DEFLATE (RFC 1951, 3.2). Codes of up to <see cref="FastBits"/> bits are looked up at once; longer ones, which are
/// rare by
/// their nature, are read bit by bit.
/// </summary>
/// <param name="meanings">What each symbol stands for, as <see cref="Symbol"/> lays it out.</param>
internal sealed class HuffmanTable(uint[] meanings)
{
    public const int FastBits = 10;
    public const int FastMask = (1 << FastBits) - 1;
    private const int LongestCode = 15;

    private readonly ushort[] _counts = new ushort[LongestCode + 1];
    private readonly ushort[] _symbols = new ushort[meanings.Length];

    /// <summary>
    /// By the next <see cref="FastBits"/> bits: a symbol's meaning with its code's length, or 0 for "longer, or no code".
    /// </summary>
    public uint[] Fast { get; } = new uint[1 << FastBits];

    /// <summary>Takes a code by the lengths of its symbols' codes.</summary>
    /// <returns>False for lengths that make no code: more than fit, or fewer where more than one symbol is coded.</returns>
    public bool TryBuild(ReadOnlySpan<byte> lengths, bool mayBeIncomplete)
    {
        unchecked
        {
            Array.Clear(_counts);
            foreach (var length in lengths)
            {
                _counts[length]++;
            }

            _counts[0] = 0;
            var left = 1;
            Span<ushort> places = stackalloc ushort[LongestCode + 2];
            var longest = 0;
            for (var length = 1; length <= LongestCode; length++)
            {
                left = (left << 1) - _counts[length];
                if (left < 0)
                {
                    return false;
                }

                places[length + 1] = (ushort)(places[length] + _counts[length]);
                longest = _counts[length] > 0 ? length : longest;
            }

            if (left > 0 && !(mayBeIncomplete && longest <= 1))
            {
                return false;
            }

            for (var symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] > 0)
                {
                    _symbols[places[lengths[symbol]]++] = (ushort)symbol;
                }
            }

            FillFast();
            return true;
        }
    }

    /// <summary>The meaning of a code that the fast table does not have, with its length; 0 where it is no code.</summary>
    public uint Slow(ulong bits)
    {
        unchecked
        {
            int code = 0, first = 0, index = 0;
            for (var length = 1; length <= LongestCode; length++)
            {
                code |= (int)(bits & 1);
                bits >>= 1;
                int count = _counts[length];
                if (code - count < first)
                {
                    return meanings[_symbols[index + code - first]] | (uint)length;
                }

                index += count;
                first = (first + count) << 1;
                code <<= 1;
            }

            return 0;
        }
    }

    // The table for codes of n bits is that of n - 1 bits twice, and the codes of n bits; codes are stored with their first bit lowest.
    private void FillFast()
    {
        unchecked
        {
            var table = Fast.AsSpan();
            table[0] = 0;
            var code = 0;
            var index = 0;
            for (var length = 1; length <= FastBits; length++)
            {
                var half = 1 << (length - 1);
                table[..half].CopyTo(table[half..]);
                code <<= 1;
                for (var i = 0; i < _counts[length]; i++, code++)
                {
                    table[Reversed(code, length)] = meanings[_symbols[index++]] | (uint)length;
                }
            }
        }
    }

    private static int Reversed(int code, int length)
    {
        unchecked
        {
            var value = (uint)code;
            value = ((value & 0x5555) << 1) | ((value >> 1) & 0x5555);
            value = ((value & 0x3333) << 2) | ((value >> 2) & 0x3333);
            value = ((value & 0x0F0F) << 4) | ((value >> 4) & 0x0F0F);
            value = ((value & 0x00FF) << 8) | ((value >> 8) & 0x00FF);
            return (int)(value >> (16 - length));
        }
    }
}
