using Keytide.Scanner.Clues;
using Keytide.Scanner.Layers;

namespace Keytide.Scanner;

/// <summary>Counts lines up to the places that are asked for, in rising order.</summary>
internal sealed class LineCounter
{
    private long _at;
    private long _lineStart;
    private int _line = 1;

    public void Reset()
    {
        _at = 0;
        _lineStart = 0;
        _line = 1;
    }

    /// <summary>Gives a clue the line and column of its start.</summary>
    public void Locate(Clue clue, ReadOnlySpan<byte> window, long origin)
    {
        Advance(window, origin, clue.Start);
        var isWide = (LayerKind)(clue.Trail & 15) == LayerKind.Wide;
        clue.Line = _line;
        clue.Column = (int)Math.Min((clue.Start - _lineStart) / (isWide ? 2 : 1), int.MaxValue - 1) + 1;
    }

    /// <summary>Counts on up to an offset within the window.</summary>
    public void Advance(ReadOnlySpan<byte> window, long origin, long to)
    {
        if (to <= _at)
        {
            return;
        }

        var text = window[(int)(_at - origin)..(int)(to - origin)];
        _line += text.Count((byte)'\n');
        var last = text.LastIndexOf((byte)'\n');
        _lineStart = last < 0 ? _lineStart : _at + last + 1;
        _at = to;
    }
}
