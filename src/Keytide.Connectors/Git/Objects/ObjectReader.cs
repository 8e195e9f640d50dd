using Keytide.Connectors.Git.Compression;
using Keytide.Connectors.Git.Packs;

namespace Keytide.Connectors.Git.Objects;

/// <summary>Reads single objects by name, and remembers bases for a while. For one thread.</summary>
internal sealed class ObjectReader(ObjectDatabase database)
{
    private const int FirstRead = 4096;

    private readonly Inflater _inflater = new();
    private readonly ObjectCache _cache = new();
    private byte[] _packed = new byte[FirstRead];
    private int _nesting;

    public ObjectDatabase Database => database;

    public int HashLength => database.HashLength;

    /// <returns>Null where the repository does not have it.</returns>
    /// <exception cref="GitDataException">It is damaged, or beyond the limits.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public GitObject? Read(in ObjectId id)
    {
        foreach (var pack in database.Packs)
        {
            var offset = pack.Index.Find(id);
            if (offset >= 0)
            {
                return ReadPacked(pack, offset);
            }
        }

        foreach (var folder in database.Loose)
        {
            if (LooseFolder.Read(folder.FileOf(id), _inflater) is { } found)
            {
                return found;
            }
        }

        return EmptyObjects.Find(id);
    }

    /// <summary>Reads an object that has to be there and to be of a kind.</summary>
    /// <exception cref="GitDataException">It is missing, of another kind, damaged, or beyond the limits.</exception>
    public byte[] Read(in ObjectId id, ObjectKind kind)
    {
        var found = Read(id) ?? throw new GitDataException("it is missing");
        return found.Kind == kind ? found.Data : throw new GitDataException("it is not of the kind that it should be");
    }

    /// <summary>Opens a blob that is too large for memory and is no delta.</summary>
    /// <returns>Null where it is no such blob, or is not there.</returns>
    public Stream? OpenLarge(in ObjectId id)
    {
        Span<byte> head = stackalloc byte[PackEntry.LongestHeader];
        foreach (var pack in database.Packs)
        {
            var offset = pack.Index.Find(id);
            if (offset >= Pack.HeadLength && PackEntry.TryRead(head[..pack.Read(head, offset)], offset, HashLength, out var entry)
                && entry.Kind == ObjectKind.Blob && entry.Length > GitLimits.ObjectInMemory)
            {
                return PackStream.Unpacked(pack, offset + entry.HeaderLength);
            }
        }

        foreach (var folder in database.Loose)
        {
            if (LooseFolder.IsLarge(folder.FileOf(id), _inflater))
            {
                return LooseFolder.OpenLarge(folder.FileOf(id));
            }
        }

        return null;
    }

    private GitObject ReadPacked(Pack pack, long offset)
    {
        List<DeltaStep>? deltas = null;
        var at = offset;
        GitObject? content = null;
        while (content is null)
        {
            content = _cache.Find(pack, at);
            if (content is not null)
            {
                break;
            }

            var entry = ReadEntry(pack, at);
            if (entry.Kind is not (ObjectKind.OffsetDelta or ObjectKind.NamedDelta))
            {
                content = _cache.Keep(pack, at, new GitObject(entry.Kind, Unpack(pack, at, entry)));
                break;
            }

            deltas ??= [];
            if (deltas.Count >= GitLimits.ChainLength)
            {
                throw new GitDataException("it is made from too long a chain of deltas");
            }

            deltas.Add(new DeltaStep(at, entry));
            at = entry.Kind == ObjectKind.OffsetDelta ? entry.BaseOffset : pack.Index.Find(entry.BaseId);
            content = at < 0 ? ReadElsewhere(entry.BaseId) : null;
        }

        var cost = 0L;
        for (var i = (deltas?.Count ?? 0) - 1; i >= 0; i--)
        {
            var delta = deltas![i];
            content = _cache.Keep(pack, delta.Offset, Apply(content, Unpack(pack, delta.Offset, delta.Entry)));
            cost += content.Data.Length;
            if (cost > GitLimits.ChainBytes)
            {
                throw new GitDataException("unpacking it costs too much");
            }
        }

        return content;
    }

    private sealed record DeltaStep(long Offset, PackEntry Entry);

    // The base of a delta by name may be in another pack.
    private GitObject ReadElsewhere(in ObjectId id)
    {
        const int MostNesting = 8;
        if (_nesting >= MostNesting)
        {
            throw new GitDataException("its delta bases lead from pack to pack");
        }

        _nesting++;
        try
        {
            return Read(id) ?? throw new GitDataException("the base of its delta is missing");
        }
        finally
        {
            _nesting--;
        }
    }

    private static GitObject Apply(GitObject source, byte[] delta)
    {
        var start = Delta.ReadLengths(delta, out var baseLength, out var resultLength);
        if (resultLength > GitLimits.ObjectInMemory)
        {
            throw new GitDataException("the object is too large");
        }

        var result = GC.AllocateUninitializedArray<byte>((int)resultLength);
        return baseLength == source.Data.Length && Delta.TryApply(source.Data, delta.AsSpan(start), result)
            ? source with { Data = result }
            : throw new GitDataException("its delta is damaged");
    }

    private PackEntry ReadEntry(Pack pack, long offset)
    {
        Span<byte> head = stackalloc byte[PackEntry.LongestHeader];
        var length = offset < Pack.HeadLength ? 0 : pack.Read(head, offset);
        if (!PackEntry.TryRead(head[..length], offset, HashLength, out var entry))
        {
            throw new GitDataException("the object is damaged");
        }

        return entry.Length <= GitLimits.ObjectInMemory ? entry : throw new GitDataException("the object is too large");
    }

    private byte[] Unpack(Pack pack, long offset, in PackEntry entry)
    {
        var content = GC.AllocateUninitializedArray<byte>((int)entry.Length);
        var start = offset + entry.HeaderLength;

        // Packed content is rarely longer than its own; four times as much is no honest stream any more.
        var most = (4L * entry.Length) + FirstRead;
        for (var length = Math.Min(most, Math.Max(FirstRead, entry.Length / 2)); ; length = Math.Min(most, length * 4))
        {
            if (_packed.Length < length)
            {
                _packed = GC.AllocateUninitializedArray<byte>((int)Math.Min(length, Array.MaxLength));
            }

            var read = pack.Read(_packed.AsSpan(0, (int)Math.Min(length, _packed.Length)), start);
            var end = _inflater.Inflate(_packed.AsSpan(0, read), content, content.Length, out _);
            if (end == InflateEnd.Complete)
            {
                return content;
            }

            if (end != InflateEnd.Truncated || read < length || length >= most)
            {
                throw new GitDataException("the object is damaged");
            }
        }
    }
}
