using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Packs;

/// <summary>
/// All objects of a pack in the order in which they stand, and which is made from which. Walked from the bases to what is made from them,
/// every object is unpacked once, however long the chains are.
/// </summary>
internal sealed class DeltaForest
{
    private const int None = -1;

    private readonly long[] _offsets;
    private readonly int[] _places;
    private readonly long _end;
    private readonly int[] _firstChild;
    private readonly int[] _nextChild;
    private readonly int[] _size;
    private readonly int[] _heavyChild;
    private readonly ObjectKind[] _kinds;
    private readonly bool[] _isOrphan;

    private DeltaForest(long[] offsets, int[] places, long end)
    {
        _offsets = offsets;
        _places = places;
        _end = end;
        _firstChild = Filled(offsets.Length, None);
        _nextChild = Filled(offsets.Length, None);
        _heavyChild = Filled(offsets.Length, None);
        _size = Filled(offsets.Length, 1);
        _kinds = new ObjectKind[offsets.Length];
        _isOrphan = new bool[offsets.Length];
    }

    public int Count => _offsets.Length;

    /// <summary>Where the index has the object.</summary>
    public int Place(int node) => _places[node];

    public long Offset(int node) => _offsets[node];

    /// <summary>Bytes from the object to the next.</summary>
    public int PackedLength(int node) =>
        (int)Math.Min((node + 1 < _offsets.Length ? _offsets[node + 1] : _end) - _offsets[node], int.MaxValue / 2);

    /// <summary>Commit, tree, blob or tag for what is no delta; None for what could not be read.</summary>
    public ObjectKind Kind(int node) => _kinds[node];

    public int FirstChild(int node) => _firstChild[node];

    public int NextChild(int node) => _nextChild[node];

    /// <summary>The child from which most is made. Taken last, it needs no memory for what it was made from.</summary>
    public int HeavyChild(int node) => _heavyChild[node];

    /// <summary>True for a delta whose base is not in this pack.</summary>
    public bool IsOrphan(int node) => _isOrphan[node];

    public bool HasChildren(int node) => _firstChild[node] != None;

    /// <summary>Reads the beginning of every object.</summary>
    /// <param name="pack">The pack, with its index loaded.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="crew">Who reads.</param>
    /// <exception cref="GitDataException">The index does not fit the pack.</exception>
    /// <exception cref="IOException">The pack cannot be read.</exception>
    public static DeltaForest Of(Pack pack, PackBytes bytes, Crew crew)
    {
        var offsets = pack.Index.Offsets();
        var places = new int[offsets.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Array.Sort(offsets, places);
        if (offsets.Length > 0 && (offsets[0] < Pack.HeadLength || offsets[^1] >= pack.End))
        {
            throw new GitDataException("the pack and its index do not fit together");
        }

        var forest = new DeltaForest(offsets, places, pack.End);
        var parents = Filled(offsets.Length, None);
        crew.Share(offsets.Length, 4096, () => new byte[PackEntry.LongestHeader], (from, to, scratch) =>
        {
            for (var node = from; node < to; node++)
            {
                forest.ReadEntry(node, pack, bytes.Get(offsets[node], PackEntry.LongestHeader, ref scratch), parents);
            }
        });
        forest.Link(parents);
        return forest;
    }

    private void ReadEntry(int node, Pack pack, ReadOnlySpan<byte> head, int[] parents)
    {
        if (!PackEntry.TryRead(head, _offsets[node], pack.HashLength, out var entry))
        {
            return;
        }

        _kinds[node] = entry.Kind;
        if (entry.Kind is ObjectKind.OffsetDelta or ObjectKind.NamedDelta)
        {
            var at = entry.Kind == ObjectKind.OffsetDelta ? entry.BaseOffset : pack.Index.Find(entry.BaseId);
            var parent = Array.BinarySearch(_offsets, at);
            parents[node] = parent < 0 ? None : parent;
            _isOrphan[node] = parent < 0;
        }
    }

    private void Link(int[] parents)
    {
        for (var node = parents.Length - 1; node >= 0; node--)
        {
            var parent = parents[node];
            if (parent != None)
            {
                _nextChild[node] = _firstChild[parent];
                _firstChild[parent] = node;
                _size[parent] = (int)Math.Min((long)_size[parent] + _size[node], int.MaxValue);
            }
        }

        for (var node = 0; node < parents.Length; node++)
        {
            var parent = parents[node];
            if (parent != None && (_heavyChild[parent] == None || _size[node] > _size[_heavyChild[parent]]))
            {
                _heavyChild[parent] = node;
            }
        }
    }

    private static int[] Filled(int length, int value)
    {
        var array = new int[length];
        array.AsSpan().Fill(value);
        return array;
    }
}
