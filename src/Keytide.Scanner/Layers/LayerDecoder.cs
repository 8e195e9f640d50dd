using System.Buffers;

namespace Keytide.Scanner.Layers;

/// <summary>Makes decoded texts. It holds the offset maps of every depth, of which one at a time is in use.</summary>
internal sealed class LayerDecoder
{
    private const int Depths = 6;
    private const int MostEscapes = 3;

    private readonly OffsetMap[] _maps = Fill<OffsetMap>();
    private readonly OffsetMap[] _lines = Fill<OffsetMap>();
    private readonly OffsetTable[] _tables = Fill<OffsetTable>();
    private readonly OffsetTable _spare = new();

    public OffsetMap Map(int depth) => _maps[depth];

    /// <summary>Decodes base64. Where it is text, lines that go on below are part of it.</summary>
    public DecodedLayer FromBase64(ReadOnlySpan<byte> text, int start, int end, bool isText, OffsetMap outer, int depth)
    {
        var map = _maps[depth + 1];
        var wrappedEnd = isText ? WrappedBase64.End(text, start, end) : end;
        if (wrappedEnd == end)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(((end - start) / 4 * 3) + 3);
            var length = Base64Text.Decode(text[start..end], buffer);
            map.ToBase64(outer, start);
            return new DecodedLayer(buffer, length, null) { Map = map, Depth = depth + 1, End = end };
        }

        var table = _tables[depth + 1];
        table.Rent(wrappedEnd - start);
        var joined = ArrayPool<byte>.Shared.Rent(wrappedEnd - start);
        var joinedLength = WrappedBase64.Join(text[start..wrappedEnd], joined, table);
        _lines[depth + 1].ToTable(outer, start, LayerKind.Unwrapped, table);
        map.ToBase64(_lines[depth + 1], 0);
        var decoded = ArrayPool<byte>.Shared.Rent((joinedLength / 4 * 3) + 3);
        var decodedLength = Base64Text.Decode(joined.AsSpan(0, joinedLength), decoded);
        ArrayPool<byte>.Shared.Return(joined, clearArray: true);
        return new DecodedLayer(decoded, decodedLength, table) { Map = map, Depth = depth + 1, End = wrappedEnd };
    }

    /// <summary>Narrows UTF-16; what is no ASCII becomes a byte above 127.</summary>
    public DecodedLayer FromWide(ReadOnlySpan<byte> text, int start, int end, bool littleEndian, OffsetMap outer, int depth)
    {
        var map = _maps[depth + 1];
        map.ToWide(outer, start);
        var length = (end - start) / 2;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        WideText.Narrow(text.Slice(start, length * 2), buffer, littleEndian);
        return new DecodedLayer(buffer, length, null) { Map = map, Depth = depth + 1, End = end };
    }

    /// <summary>Takes escapes off and joins literals, as often as that changes something, up to three times.</summary>
    public DecodedLayer Unescape(ReadOnlySpan<byte> text, int start, int end, OffsetMap outer, int depth)
    {
        var source = text[start..end];
        var table = _tables[depth + 1];
        table.Rent(source.Length);
        var buffer = ArrayPool<byte>.Shared.Rent(source.Length);
        var first = new Unescaper(source, buffer, table.Starts, table.Widths);
        first.Run();
        var length = first.Length;
        for (var round = 1; round < MostEscapes && first.Changed; round++)
        {
            var next = UnescapeAgain(ref buffer, length, table);
            if (next == length)
            {
                break;
            }

            length = next;
        }

        var map = _maps[depth + 1];
        map.ToTable(outer, start, LayerKind.Unescaped, table);
        return new DecodedLayer(buffer, length, table) { Map = map, Depth = depth + 1, End = end, Changed = first.Changed };
    }

    private int UnescapeAgain(ref byte[] buffer, int length, OffsetTable table)
    {
        var target = ArrayPool<byte>.Shared.Rent(length);
        _spare.Rent(length);
        var again = new Unescaper(buffer.AsSpan(0, length), target, _spare.Starts, _spare.Widths);
        again.Run();
        table.Compose(_spare, again.Length);
        _spare.Starts.AsSpan(0, again.Length).CopyTo(table.Starts);
        _spare.Widths.AsSpan(0, again.Length).CopyTo(table.Widths);
        _spare.Return();
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        buffer = target;
        return again.Length;
    }

    private static T[] Fill<T>()
        where T : new()
    {
        var all = new T[Depths];
        foreach (ref var one in all.AsSpan())
        {
            one = new T();
        }

        return all;
    }
}
