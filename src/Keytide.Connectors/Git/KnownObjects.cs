using System.Buffers.Binary;
using System.Collections.Concurrent;
using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git;

/// <summary>
/// Which objects a repository has, so that every name in a tree can be looked up in passing: the first eight bytes of the names in an open
/// table. It serves to say what is missing, never to decide what is scanned.
/// </summary>
internal sealed class KnownObjects
{
    private const int PrefixLength = 8;
    private const int SmallestTable = 1 << 10;

    private readonly ulong[] _table;
    private readonly int _shift;
    private readonly ConcurrentDictionary<ObjectId, bool> _missing = new();

    private KnownObjects(long count)
    {
        var size = SmallestTable;
        while (size < count * 2 && size < 1 << 30)
        {
            size *= 2;
        }

        _table = new ulong[size];
        _shift = 64 - int.Log2(size);
    }

    public IEnumerable<ObjectId> Missing => _missing.Keys;

    /// <summary>Takes in all names of all packs, whose indexes have to be loaded, and of all files.</summary>
    public static KnownObjects Of(ObjectDatabase database, IReadOnlyCollection<ObjectId> loose)
    {
        var known = new KnownObjects(database.Packs.Sum(pack => (long)pack.Index.Count) + loose.Count);
        Span<byte> buffer = stackalloc byte[ObjectId.Longest];
        foreach (var pack in database.Packs)
        {
            for (var i = 0; i < pack.Index.Count; i++)
            {
                known.Add(pack.Index.IdAt(i).Write(buffer, database.HashLength));
            }
        }

        foreach (var id in loose.Concat(EmptyObjects.All(database.HashLength)))
        {
            known.Add(id.Write(buffer, database.HashLength));
        }

        return known;
    }

    /// <summary>Notes a name that something leads to.</summary>
    public void Expect(ReadOnlySpan<byte> name)
    {
        unchecked
        {
            var prefix = Prefix(name);
            var mask = _table.Length - 1;
            for (var at = (int)(prefix >> _shift); ; at = (at + 1) & mask)
            {
                var there = _table[at];
                if (there == prefix)
                {
                    return;
                }

                if (there == 0)
                {
                    _missing.TryAdd(new ObjectId(name), true);
                    return;
                }
            }
        }
    }

    private void Add(ReadOnlySpan<byte> name)
    {
        unchecked
        {
            var prefix = Prefix(name);
            var mask = _table.Length - 1;
            var at = (int)(prefix >> _shift);
            while (_table[at] != 0 && _table[at] != prefix)
            {
                at = (at + 1) & mask;
            }

            _table[at] = prefix;
        }
    }

    // Names are random; 0 stands for an empty place.
    private static ulong Prefix(ReadOnlySpan<byte> name) => Math.Max(BinaryPrimitives.ReadUInt64BigEndian(name[..PrefixLength]), 1);
}
