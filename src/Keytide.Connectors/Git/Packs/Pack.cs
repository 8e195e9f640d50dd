using System.Buffers.Binary;
using Keytide.Connectors.Git.Objects;
using Microsoft.Win32.SafeHandles;

namespace Keytide.Connectors.Git.Packs;

/// <summary>A pack and its index. Threads may share it.</summary>
internal sealed class Pack : IDisposable
{
    public const int HeadLength = 12;
    private const uint Signature = 0x5041434B; // "PACK"

    private readonly SafeFileHandle _file;

    /// <param name="path">Of the .pack file.</param>
    /// <param name="hashLength">Of the repository's names.</param>
    /// <exception cref="GitDataException">It is no pack, or has no index that fits.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public Pack(string path, int hashLength)
    {
        Name = Path.GetFileName(path);
        HashLength = hashLength;
        var index = Path.ChangeExtension(path, ".idx");
        if (!File.Exists(index))
        {
            throw new GitDataException("the pack has no index");
        }

        IsPromisor = File.Exists(Path.ChangeExtension(path, ".promisor"));
        Index = new PackIndex(index, hashLength);
        try
        {
            _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            try
            {
                Length = RandomAccess.GetLength(_file);
                CheckHead();
            }
            catch
            {
                _file.Dispose();
                throw;
            }
        }
        catch
        {
            Index.Dispose();
            throw;
        }
    }

    public string Name { get; }

    public PackIndex Index { get; }

    public long Length { get; }

    public int HashLength { get; }

    /// <summary>True where what its objects lead to may be left at a remote (partial clones).</summary>
    public bool IsPromisor { get; }

    /// <summary>The offset behind the last object.</summary>
    public long End => Length - HashLength;

    /// <summary>Reads as much as there is, up to the length of the buffer.</summary>
    /// <returns>Bytes read; fewer only at the end of the objects.</returns>
    public int Read(Span<byte> buffer, long offset)
    {
        buffer = buffer[..(int)Math.Min(buffer.Length, Math.Max(0, End - offset))];
        var filled = 0;
        while (filled < buffer.Length)
        {
            var read = RandomAccess.Read(_file, buffer[filled..], offset + filled);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return filled;
    }

    public void Dispose()
    {
        _file.Dispose();
        Index.Dispose();
    }

    private void CheckHead()
    {
        Span<byte> head = stackalloc byte[HeadLength];
        if (Length < HeadLength + HashLength || Read(head, 0) < HeadLength || BinaryPrimitives.ReadUInt32BigEndian(head) != Signature
            || BinaryPrimitives.ReadUInt32BigEndian(head[4..]) is not (2 or 3))
        {
            throw new GitDataException("it is no pack of a version that is known");
        }

        if (BinaryPrimitives.ReadUInt32BigEndian(head[8..]) != Index.Count)
        {
            throw new GitDataException("the pack and its index do not fit together");
        }
    }
}
