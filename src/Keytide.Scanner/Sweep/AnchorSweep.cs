using System.Numerics;
using System.Runtime.InteropServices;

namespace Keytide.Scanner.Sweep;

/// <summary>
/// One pass over a text that stops where a closer look may pay: at anchors, at long runs of base64 characters and at UTF-16. It holds no
/// memory of its own. Within a block anchors come first, then runs, then UTF-16, so stops are in order only block by block.
/// </summary>
internal ref struct AnchorSweep
{
    private readonly ReadOnlySpan<byte> _text;
    private Interest _interest;
    private int _block;
    private int _next;
    private int _runEnd;
    private int _wideEnd;
    private int _carried;

    public AnchorSweep(ReadOnlySpan<byte> text) => _text = text;

    /// <summary>False when a sweep would stop nowhere in a text that is no longer than a block.</summary>
    public static bool MayStop(ReadOnlySpan<byte> text) => new AnchorSweep(text).TailBlock();

    /// <summary>What was stopped at.</summary>
    public Anchor Anchor { get; private set; }

    public int Start { get; private set; }

    /// <summary>The end of a run or of a stretch of UTF-16, excluded; of no meaning for other anchors.</summary>
    public int End { get; private set; }

    public bool MoveNext()
    {
        while (true)
        {
            if (_interest.Anchors != 0)
            {
                if (NextAnchor())
                {
                    return true;
                }
            }
            else if (_interest.Runs != 0)
            {
                if (NextRun())
                {
                    return true;
                }
            }
            else if ((_interest.LittleEndian | _interest.BigEndian) != 0)
            {
                if (NextWide())
                {
                    return true;
                }
            }
            else if (!NextBlock())
            {
                return false;
            }
        }
    }

    private bool NextBlock()
    {
        var whole = _text.Length - Block.Length - AnchorTables.Lookahead + 1;
        if (_next < whole)
        {
            ref var text = ref MemoryMarshal.GetReference(_text);
            if (BlockReader.Next(ref text, ref _next, whole, ref _carried, out _interest))
            {
                _block = _next - Block.Length;
                return true;
            }
        }

        while (_next < _text.Length)
        {
            _block = _next;
            if (TailBlock())
            {
                return true;
            }
        }

        return false;
    }

    // The last bytes are read from a copy with zeros behind it, so that no read leaves the text.
    private bool TailBlock()
    {
        Span<byte> tail = stackalloc byte[Block.Length + 16];
        tail.Clear();
        var rest = _text[_next..];
        rest[..Math.Min(rest.Length, tail.Length)].CopyTo(tail);
        var at = 0;
        var any = BlockReader.Next(ref MemoryMarshal.GetReference(tail), ref at, 1, ref _carried, out _interest);
        _next += Block.Length;
        return any;
    }

    private bool NextAnchor()
    {
        var bits = _interest.Anchors;
        var at = _block + BitOperations.TrailingZeroCount(bits);
        _interest = _interest with { Anchors = bits & (bits - 1) };
        if (at + AnchorTables.Lookahead >= _text.Length)
        {
            return false;
        }

        Anchor = Identify(_text.Slice(at, 4));
        Start = at;
        End = at;
        return Anchor != Anchor.None;
    }

    // The tables let some neighbours through, and say nothing of the byte at 1.
    private static Anchor Identify(ReadOnlySpan<byte> four) => four switch
    {
        [(byte)'A', (byte)'K' or (byte)'S' or (byte)'B', (byte)'I', (byte)'A'] or [(byte)'A', (byte)'C', (byte)'C', (byte)'A'] =>
            Anchor.AccessKey,
        [(byte)'s' or (byte)'S', (byte)'e' or (byte)'E', (byte)'c' or (byte)'C', (byte)'r' or (byte)'R'] => Anchor.SecretWord,
        [(byte)'-', (byte)'a', (byte)'t', (byte)'-'] => Anchor.AtAccount,
        [(byte)'m', (byte)'w', (byte)'s', (byte)'.'] => Anchor.Marketplace,
        [(byte)'d', (byte)'a', (byte)'2', (byte)'-'] => Anchor.AppSync,
        [(byte)'K', (byte)'E', (byte)'Y', (byte)'-'] => Anchor.PemHeader,
        [(byte)'\\', (byte)'x', (byte)'4', (byte)'1'] or [(byte)'\\', (byte)'u', (byte)'0', (byte)'0'] => Anchor.Escape,
        [(byte)'\\', (byte)'1', (byte)'0', (byte)'1'] => Anchor.Escape,
        [(byte)'%', (byte)'4', (byte)'1', (byte)'%'] or [(byte)'%', (byte)'2', (byte)'5', (byte)'4'] => Anchor.Escape,
        [(byte)'&', (byte)'#', (byte)'6', (byte)'5'] or [(byte)'&', (byte)'#', (byte)'x', (byte)'4'] => Anchor.Escape,
        [(byte)'I', (byte)'Q', (byte)'o', (byte)'J'] or [(byte)'F', (byte)'w' or (byte)'Q', (byte)'o', (byte)'G'] => Anchor.SessionToken,
        _ => Anchor.None,
    };

    private bool NextRun()
    {
        var bit = BitOperations.TrailingZeroCount(_interest.Runs);
        var start = bit == 0 ? _block - _interest.Carried : _block + bit;
        var inBlock = _block + bit;
        if (inBlock < _runEnd)
        {
            // The rest of a run that an earlier block has given out.
            _interest = _interest with { Runs = From(_interest.Runs, _runEnd - _block) };
            return false;
        }

        _runEnd = RunEnd(bit);
        _interest = _interest with { Runs = From(_interest.Runs, _runEnd - _block) };
        Anchor = Anchor.Run;
        Start = start;
        End = _runEnd;
        return true;
    }

    // Most runs end in the block in which they are found.
    private readonly int RunEnd(int bit)
    {
        var outside = From(_interest.Outside, bit);
        if (outside != 0)
        {
            return Math.Min(_text.Length, _block + BitOperations.TrailingZeroCount(outside));
        }

        var next = _block + Block.Length;
        if (next >= _text.Length)
        {
            return _text.Length;
        }

        var more = Base64Alphabet.IndexOfOther(_text[next..]);
        return more < 0 ? _text.Length : next + more;
    }

    private static ulong From(ulong bits, int bit) => bit >= Block.Length ? 0 : bits & (ulong.MaxValue << bit);

    private bool NextWide()
    {
        var littleEndian = _interest.LittleEndian != 0;
        var bits = littleEndian ? _interest.LittleEndian : _interest.BigEndian;
        var at = _block + BitOperations.TrailingZeroCount(bits);

        // Inside a stretch that has been given out, its rest is passed over at once.
        var rest = at < _wideEnd ? From(bits, _wideEnd - _block) : bits & (bits - 1);
        _interest = littleEndian ? _interest with { LittleEndian = rest } : _interest with { BigEndian = rest };
        if (at < _wideEnd)
        {
            return false;
        }

        var stretch = WideStretch.Around(_text, at, littleEndian, _wideEnd);
        if (stretch.End - stretch.Start < WideStretch.ShortestLength)
        {
            return false;
        }

        stretch = stretch.Unshifted(_text, ref littleEndian);
        _wideEnd = stretch.End;
        Anchor = littleEndian ? Anchor.WideLittleEndian : Anchor.WideBigEndian;
        Start = stretch.Start;
        End = stretch.End;
        return true;
    }
}
