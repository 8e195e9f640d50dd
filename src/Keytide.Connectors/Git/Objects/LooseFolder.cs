using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using Keytide.Connectors.Git.Compression;

namespace Keytide.Connectors.Git.Objects;

/// <summary>The objects of a folder that have files of their own: objects/1a/2b3c….</summary>
internal sealed class LooseFolder(string path, int hashLength)
{
    private const int LongestHead = 64;
    private const long LargestFile = GitLimits.ObjectInMemory;

    public string Path => path;

    /// <summary>All names, each with its file.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    public IEnumerable<(ObjectId Id, string File)> All()
    {
        foreach (var folder in Directory.EnumerateDirectories(path, "??"))
        {
            var start = System.IO.Path.GetFileName(folder);
            if (!byte.TryParse(start, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _))
            {
                continue;
            }

            foreach (var file in Directory.EnumerateFiles(folder))
            {
                if (ObjectId.TryParse(start + System.IO.Path.GetFileName(file), hashLength, out var id))
                {
                    yield return (id, file);
                }
            }
        }
    }

    /// <summary>All objects that begin with some digits, at least two.</summary>
    public IEnumerable<ObjectId> FindPrefix(string prefix)
    {
        var folder = System.IO.Path.Combine(path, prefix[..2]);
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, prefix[2..] + "*") : [])
        {
            if (ObjectId.TryParse(prefix[..2] + System.IO.Path.GetFileName(file), hashLength, out var id))
            {
                yield return id;
            }
        }
    }

    /// <summary>The file that an object would have.</summary>
    public string FileOf(in ObjectId id)
    {
        var hex = id.ToHex(hashLength);
        return $"{path}/{hex[..2]}/{hex[2..]}";
    }

    /// <summary>True for a blob that is larger than memory is given for.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static bool IsLarge(string file, Inflater inflater)
    {
        const long CertainlySmall = GitLimits.ObjectInMemory / 1_032; // No stream unpacks to more than that for each of its bytes.
        var info = new FileInfo(file);
        if (!info.Exists || info.LinkTarget is not null || info.Length < CertainlySmall)
        {
            return false;
        }

        Span<byte> packed = stackalloc byte[4096];
        Span<byte> head = stackalloc byte[LongestHead];
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        packed = packed[..RandomAccess.Read(handle, packed, 0)];
        return inflater.Inflate(packed, head, out _, out var written) != InflateEnd.Damaged
            && TryReadHead(head[..written], out var kind, out _, out var length)
            && kind == ObjectKind.Blob && length > GitLimits.ObjectInMemory;
    }

    /// <summary>The content of an object, from its beginning.</summary>
    public static Stream OpenLarge(string file)
    {
        var unpacked = new ZLibStream(File.OpenRead(file), CompressionMode.Decompress);
        for (var i = 0; i < LongestHead && unpacked.ReadByte() > 0; i++)
        {
            // The head of the object ends with a zero byte.
        }

        return unpacked;
    }

    /// <summary>Reads an object.</summary>
    /// <returns>Null where there is no such file.</returns>
    /// <exception cref="GitDataException">It is no object, is a link, or is too large.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static GitObject? Read(string file, Inflater inflater)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            return null;
        }

        if (info.LinkTarget is not null)
        {
            throw new GitDataException("the object's file is a link");
        }

        if (info.Length == 0)
        {
            throw new GitDataException("the object's file is empty");
        }

        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = RandomAccess.GetLength(handle);
        if (length > LargestFile)
        {
            throw new GitDataException("the object is too large");
        }

        var packed = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            var filled = 0;
            for (var read = 1; read > 0 && filled < length; filled += read)
            {
                read = RandomAccess.Read(handle, packed.AsSpan(filled, (int)length - filled), filled);
            }

            return Unpack(packed.AsSpan(0, filled), inflater);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    /// <summary>Unpacks the content of a file.</summary>
    /// <exception cref="GitDataException">It is no object, or too large.</exception>
    public static GitObject Unpack(ReadOnlySpan<byte> packed, Inflater inflater)
    {
        Span<byte> head = stackalloc byte[LongestHead];
        if (inflater.Inflate(packed, head, out _, out var written) is InflateEnd.Damaged or InflateEnd.Truncated
            || !TryReadHead(head[..written], out var kind, out var headLength, out var length))
        {
            throw new GitDataException("the object is damaged");
        }

        if (length > GitLimits.ObjectInMemory)
        {
            throw new GitDataException("the object is too large");
        }

        using var whole = new UnpackBuffer(headLength + (int)length);
        return inflater.Inflate(packed, whole.Roomy, whole.Length, out _) == InflateEnd.Complete
            ? new GitObject(kind, whole.Span[headLength..].ToArray())
            : throw new GitDataException("the object is damaged");
    }

    // "blob 123" and a zero byte
    private static bool TryReadHead(ReadOnlySpan<byte> head, out ObjectKind kind, out int headLength, out long length)
    {
        kind = ObjectKind.None;
        length = 0;
        headLength = head.IndexOf((byte)0) + 1;
        var space = head.IndexOf((byte)' ');
        if (headLength < 1 || space < 0 || space > headLength)
        {
            return false;
        }

        var name = head[..space];
        kind = name.SequenceEqual("blob"u8) ? ObjectKind.Blob : name.SequenceEqual("tree"u8) ? ObjectKind.Tree
            : name.SequenceEqual("commit"u8) ? ObjectKind.Commit : name.SequenceEqual("tag"u8) ? ObjectKind.Tag : ObjectKind.None;
        return kind != ObjectKind.None
            && long.TryParse(head[(space + 1)..(headLength - 1)], NumberStyles.None, CultureInfo.InvariantCulture, out length);
    }
}
