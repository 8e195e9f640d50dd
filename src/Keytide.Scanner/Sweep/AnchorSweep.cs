using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Keytide.Scanner.Sweep;

/// <summary>
/// One pass over a text that stops where a closer look may pay: at anchors, at long runs of base64 characters and at UTF-16. It holds no
/// memory of its own. Within a block anchors come first, then runs, then UTF-16, so stops are in order only block by block.
/// </summary>
internal ref struct AnchorSweep
{
    /// <summary>
    /// Runs of this many bytes are always stopped at; from 16 on some are, by the luck of their alignment, and are dropped.
    /// </summary>
    public const int ShortestRun = 23;

    private static readonly SearchValues<byte> RunBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"u8);

    private readonly ReadOnlySpan<byte> _text;
    private Interest _interest;
    private int _block;
    private int _next;
    private int _runEnd;
    private int _wideEnd;
    private bool _lastEighthFull;

    public AnchorSweep(ReadOnlySpan<byte> text) => _text = text;

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
            else if (_interest.Eighths != 0)
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
            if (BlockReader.Next(ref text, ref _next, whole, ref _lastEighthFull, out _, out _interest))
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

    // The last bytes are read from a copy with spaces behind it, so that no read leaves the text.
    private bool TailBlock()
    {
        Span<byte> tail = stackalloc byte[Block.Length + 16];
        tail.Fill((byte)' ');
        var rest = _text[_next..];
        rest[..Math.Min(rest.Length, tail.Length)].CopyTo(tail);
        var at = 0;
        var any = BlockReader.Next(ref MemoryMarshal.GetReference(tail), ref at, 1, ref _lastEighthFull, out _, out _interest);
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
        [(byte)'K', (byte)'E', (byte)'Y', (byte)'-'] => Anchor.PemHeader,
        [(byte)'\\', (byte)'x', (byte)'4', (byte)'1'] or [(byte)'\\', (byte)'u', (byte)'0', (byte)'0'] => Anchor.Escape,
        [(byte)'%', (byte)'4', (byte)'1', (byte)'%'] or [(byte)'%', (byte)'2', (byte)'5', (byte)'4'] => Anchor.Escape,
        [(byte)'I', (byte)'Q', (byte)'o', (byte)'J'] or [(byte)'F', (byte)'w' or (byte)'Q', (byte)'o', (byte)'G'] => Anchor.SessionToken,
        _ => Anchor.None,
    };

    private bool NextRun()
    {
        var bits = _interest.Eighths;
        var at = _block + BitOperations.TrailingZeroCount(bits);
        _interest = _interest with { Eighths = bits & (bits - 1) };
        if (at < _runEnd)
        {
            return false;
        }

        var start = at;
        while (start > 0 && IsInRun(_text[start - 1]))
        {
            start--;
        }

        var length = _text[at..].IndexOfAnyExcept(RunBytes);
        var end = length < 0 ? _text.Length : at + length;
        _runEnd = end;
        Anchor = Anchor.Run;
        Start = start;
        End = end;
        return end - start >= ShortestRun;
    }

    private bool NextWide()
    {
        var littleEndian = _interest.LittleEndian != 0;
        var bits = littleEndian ? _interest.LittleEndian : _interest.BigEndian;
        var at = _block + BitOperations.TrailingZeroCount(bits);
        var rest = bits & (bits - 1);
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

        _wideEnd = stretch.End;
        Anchor = littleEndian ? Anchor.WideLittleEndian : Anchor.WideBigEndian;
        Start = stretch.Start;
        End = stretch.End;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsInRun(byte value) => ByteClass.IsBase64(value);
}
