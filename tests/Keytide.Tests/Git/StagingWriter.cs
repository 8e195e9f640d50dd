using System.Buffers.Binary;
using System.Text;

namespace Keytide.Tests.Git;

/// <summary>Writes an index byte by byte, versions 2 to 4, from gitformat-index(5).</summary>
public static class StagingWriter
{
    private const int FlagExtended = 0x4000;

    /// <param name="version">2, 3 or 4.</param>
    /// <param name="hashLength">Of names.</param>
    /// <param name="entries">In git's order; an empty path replaces one of a shared index.</param>
    /// <param name="extensions">Names of four letters, and contents.</param>
    public static byte[] Index(
        int version, int hashLength, IEnumerable<(string Path, byte[] Id)> entries, params (string Name, byte[] Content)[] extensions)
    {
        using var bytes = new MemoryStream();
        var all = entries.ToList();
        bytes.Write("DIRC"u8);
        bytes.Write(BigEndian((uint)version));
        bytes.Write(BigEndian((uint)all.Count));
        var previous = Array.Empty<byte>();
        foreach (var (path, id) in all)
        {
            var name = Encoding.UTF8.GetBytes(path);
            WriteEntry(bytes, version, name, id, previous);
            previous = name;
        }

        foreach (var (name, content) in extensions)
        {
            bytes.Write(Encoding.ASCII.GetBytes(name));
            bytes.Write(BigEndian((uint)content.Length));
            bytes.Write(content);
        }

        bytes.Write(new byte[hashLength]);
        return bytes.ToArray();
    }

    /// <summary>The link to a shared index of which some places are gone and others replaced: up to 64 places.</summary>
    public static byte[] Link(byte[] shared, ulong deleted, ulong replaced) => [.. shared, .. Bitmap(deleted), .. Bitmap(replaced)];

    private static void WriteEntry(MemoryStream bytes, int version, byte[] name, byte[] id, byte[] previous)
    {
        var start = bytes.Position;
        bytes.Write(new byte[24]);
        bytes.Write(BigEndian(0x81A4));
        bytes.Write(new byte[12]);
        bytes.Write(id);
        var flags = Math.Min(name.Length, 0xFFF) | (version == 3 ? FlagExtended : 0);
        bytes.Write([(byte)(flags >> 8), (byte)(flags & 255)]);
        if (version == 3)
        {
            bytes.Write([0, 0]);
        }

        if (version == 4)
        {
            var shared = name.AsSpan().CommonPrefixLength(previous);
            bytes.WriteByte((byte)(previous.Length - shared));
            bytes.Write(name.AsSpan(shared));
            bytes.WriteByte(0);
            return;
        }

        bytes.Write(name);
        do
        {
            bytes.WriteByte(0);
        }
        while ((bytes.Position - start) % 8 != 0);
    }

    // EWAH: the number of bits, of words, a marker for one literal word, that word, and where the last marker is.
    private static byte[] Bitmap(ulong bits)
    {
        var bytes = new byte[28];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, 64);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4), 2);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), 1UL << 33);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(16), bits);
        return bytes;
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
