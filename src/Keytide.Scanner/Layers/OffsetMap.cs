namespace Keytide.Scanner.Layers;

/// <summary>
/// Leads from a place in a decoded text back to where its bytes stand in the text that it was decoded from, and on to the original.
/// Instances are kept and used again, one for each depth.
/// </summary>
internal sealed class OffsetMap
{
    private OffsetMap? _outer;
    private long _origin;
    private int _base;
    private OffsetTable _table = OffsetTable.Empty;

    public LayerKind Kind { get; private set; }

    /// <summary>The text outside this one; null for the original.</summary>
    public OffsetMap? Outer => _outer;

    public void ToOriginal(long origin)
    {
        Kind = LayerKind.Plain;
        _outer = null;
        _origin = origin;
    }

    /// <summary>Each byte here is two bytes from <paramref name="start"/> on.</summary>
    public void ToWide(OffsetMap outer, int start)
    {
        Kind = LayerKind.Wide;
        _outer = outer;
        _base = start;
    }

    /// <summary>Three bytes here are four characters from <paramref name="start"/> on.</summary>
    public void ToBase64(OffsetMap outer, int start)
    {
        Kind = LayerKind.Base64;
        _outer = outer;
        _base = start;
    }

    /// <summary>Each byte here has a place and a width of its own, counted from <paramref name="start"/>.</summary>
    public void ToTable(OffsetMap outer, int start, LayerKind kind, OffsetTable table)
    {
        Kind = kind;
        _outer = outer;
        _base = start;
        _table = table;
    }

    /// <summary>Where the byte at <paramref name="at"/> begins in the text outside.</summary>
    public int OuterStart(int at) => Kind switch
    {
        LayerKind.Wide => _base + (at * 2),
        LayerKind.Base64 => _base + (int)((long)at * 4 / 3),
        LayerKind.Plain => at,
        _ => _base + _table.Starts[at],
    };

    /// <summary>Where, in the text outside, the byte before <paramref name="end"/> ends.</summary>
    public int OuterEnd(int end) => Kind switch
    {
        LayerKind.Wide => _base + (end * 2),
        LayerKind.Base64 => _base + (int)((((long)end * 4) + 2) / 3),
        LayerKind.Plain => end,
        _ => end == 0 ? _base : _base + _table.Starts[end - 1] + _table.Widths[end - 1],
    };

    public long OriginalStart(int at) => _outer is null ? _origin + at : _outer.OriginalStart(OuterStart(at));

    public long OriginalEnd(int end) => _outer is null ? _origin + end : _outer.OriginalEnd(OuterEnd(end));
}
