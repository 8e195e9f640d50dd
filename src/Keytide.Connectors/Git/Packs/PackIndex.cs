using System.Buffers.Binary;
using Keytide.Connectors.Git.Objects;
using Microsoft.Win32.SafeHandles;

namespace Keytide.Connectors.Git.Packs;

/// <summary>
/// The index of a pack, versions 1 and 2 (gitformat-pack(5)): the names of its objects in order, and where each stands. Nothing but its
/// first kilobyte is read until it is asked for.
/// </summary>
internal sealed class PackIndex : IDisposable
{
    private const int Fan = 256;
    private const int FanBytes = Fan * 4;
    private const int FewNames = 64;
    private const uint Signature = 0xFF744F63;

    private readonly SafeFileHandle _file;
    private readonly long _length;
    private readonly int _hashLength;
    private readonly bool _isOld;
    private readonly uint[] _fan = new uint[Fan];
    private byte[]? _names;

    /// <exception cref="GitDataException">It is no index.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public PackIndex(string path, int hashLength)
    {
        _hashLength = hashLength;
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            _length = RandomAccess.GetLength(_file);
            Span<byte> head = stackalloc byte[8 + FanBytes];
            Read(head[..(int)Math.Min(head.Length, _length)], 0);
            _isOld = BinaryPrimitives.ReadUInt32BigEndian(head) != Signature;
            if (!_isOld && BinaryPrimitives.ReadUInt32BigEndian(head[4..]) != 2)
            {
                throw new GitDataException("the pack's index has a version that is not known");
            }

            ReadFan(head[(_isOld ? 0 : 8)..]);
            CheckLength();
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public int Count => (int)_fan[Fan - 1];

    // Where the names begin and how far they are apart. Version 1 has each behind its offset.
    private long NamesAt => _isOld ? FanBytes + 4 : 8 + FanBytes;

    private int Step => _isOld ? _hashLength + 4 : _hashLength;

    private long OffsetsAt => 8 + FanBytes + ((long)Count * (_hashLength + 4));

    /// <returns>Where an object stands in the pack; -1 where the pack does not have it.</returns>
    /// <exception cref="GitDataException">The index is damaged.</exception>
    public long Find(in ObjectId id)
    {
        Span<byte> buffer = stackalloc byte[ObjectId.Longest];
        var name = id.Write(buffer, _hashLength);
        var low = name[0] == 0 ? 0 : (int)_fan[name[0] - 1];
        var high = (int)_fan[name[0]];
        Span<byte> few = stackalloc byte[FewNames * (ObjectId.Longest + 4)];
        while (_names is null && high - low > FewNames)
        {
            var middle = low + ((high - low) / 2);
            var order = NameAt(middle, few).SequenceCompareTo(name);
            if (order == 0)
            {
                return OffsetAt(middle);
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        if (_names is null && high > low)
        {
            few = few[..(((high - low) * Step) - (Step - _hashLength))];
            Read(few, NamesAt + ((long)low * Step));
            for (var i = 0; i * Step < few.Length; i++)
            {
                if (few.Slice(i * Step, _hashLength).SequenceEqual(name))
                {
                    return OffsetAt(low + i);
                }
            }

            return -1;
        }

        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var order = NameAt(middle, few).SequenceCompareTo(name);
            if (order == 0)
            {
                return OffsetAt(middle);
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return -1;
    }

    /// <summary>All objects that begin with some digits; for revisions that are given in short.</summary>
    public IEnumerable<ObjectId> FindPrefix(string prefix)
    {
        var first = Convert.FromHexString(prefix[..2])[0];
        for (var i = first == 0 ? 0 : (int)_fan[first - 1]; i < (int)_fan[first]; i++)
        {
            var id = IdAt(i);
            if (id.ToHex(_hashLength).StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return id;
            }
        }
    }

    /// <summary>The name at a place of the index.</summary>
    public ObjectId IdAt(int place)
    {
        Span<byte> buffer = stackalloc byte[ObjectId.Longest];
        return new ObjectId(NameAt(place, buffer));
    }

    /// <summary>Reads all names into memory, which makes looking them up some fifty times as fast.</summary>
    public void Load()
    {
        if (_names is null)
        {
            var names = new byte[(long)Count * Step];
            Read(names.AsSpan(0, Math.Max(0, names.Length - (Step - _hashLength))), NamesAt);
            _names = names;
        }
    }

    public void Unload() => _names = null;

    /// <summary>The offsets of all objects, by their places in the index.</summary>
    public long[] Offsets()
    {
        var offsets = new long[Count];
        if (_isOld)
        {
            var entries = new byte[(long)Count * Step];
            Read(entries, FanBytes);
            for (var i = 0; i < offsets.Length; i++)
            {
                offsets[i] = BinaryPrimitives.ReadUInt32BigEndian(entries.AsSpan(i * Step));
            }

            return offsets;
        }

        var small = new byte[(long)Count * 4];
        Read(small, OffsetsAt);
        for (var i = 0; i < offsets.Length; i++)
        {
            offsets[i] = Large(BinaryPrimitives.ReadUInt32BigEndian(small.AsSpan(i * 4)));
        }

        return offsets;
    }

    public void Dispose() => _file.Dispose();

    private long OffsetAt(int place)
    {
        Span<byte> bytes = stackalloc byte[4];
        Read(bytes, _isOld ? FanBytes + ((long)place * Step) : OffsetsAt + ((long)place * 4));
        var offset = BinaryPrimitives.ReadUInt32BigEndian(bytes);
        return _isOld ? offset : Large(offset);
    }

    // Offsets of 2 GB and more stand in a table of their own.
    private long Large(uint offset)
    {
        if (offset < 0x80000000)
        {
            return offset;
        }

        Span<byte> bytes = stackalloc byte[8];
        Read(bytes, OffsetsAt + ((long)Count * 4) + ((offset & 0x7FFFFFFFL) * 8));
        var large = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        return large <= long.MaxValue ? (long)large : throw new GitDataException("the pack's index is damaged");
    }

    private ReadOnlySpan<byte> NameAt(int place, Span<byte> buffer)
    {
        if (_names is { } names)
        {
            return names.AsSpan(place * Step, _hashLength);
        }

        Read(buffer[.._hashLength], NamesAt + ((long)place * Step));
        return buffer[.._hashLength];
    }

    private void ReadFan(ReadOnlySpan<byte> table)
    {
        var last = 0u;
        for (var i = 0; i < Fan; i++)
        {
            _fan[i] = BinaryPrimitives.ReadUInt32BigEndian(table[(i * 4)..]);
            if (_fan[i] < last)
            {
                throw new GitDataException("the pack's index is damaged");
            }

            last = _fan[i];
        }
    }

    private void CheckLength()
    {
        long count = _fan[Fan - 1];
        var least = (2 * _hashLength) + (_isOld ? FanBytes + (count * Step) : 8 + FanBytes + (count * (_hashLength + 8)));
        if (_length < least || _length > GitLimits.IndexFile)
        {
            throw new GitDataException(_length < least ? "the pack's index is cut off" : "the pack's index is too large");
        }
    }

    private void Read(Span<byte> buffer, long offset)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            var read = RandomAccess.Read(_file, buffer[filled..], offset + filled);
            if (read == 0)
            {
                throw new GitDataException("the pack's index is cut off");
            }

            filled += read;
        }
    }
}
