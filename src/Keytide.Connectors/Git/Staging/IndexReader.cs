using System.Buffers.Binary;
using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Staging;

/// <summary>Reads the index, versions 2 to 4 (gitformat-index(5)).</summary>
internal static class IndexReader
{
    private const uint Signature = 0x44495243; // "DIRC"
    private const int HeadLength = 12;
    private const int StatLength = 40;
    private const int ModeAt = 24;

    /// <exception cref="GitDataException">It is damaged, or of a version that is not known.</exception>
    public static IndexContent Parse(byte[] bytes, int hashLength)
    {
        if (bytes.Length < HeadLength + hashLength || BinaryPrimitives.ReadUInt32BigEndian(bytes) != Signature)
        {
            throw Damaged();
        }

        var version = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4));
        var count = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(8));
        if (version is < 2 or > 4)
        {
            throw new GitDataException("the index has a version that is not known");
        }

        if (count > bytes.Length / (StatLength + hashLength))
        {
            throw Damaged();
        }

        var end = bytes.Length - hashLength;
        var entries = new IndexEntry[count];
        var at = HeadLength;
        ReadOnlyMemory<byte> previous = default;
        for (var i = 0; i < count; i++)
        {
            var entry = ReadEntry(bytes, end, hashLength, version, previous, ref at);
            previous = entry.Name;
            entries[i] = entry;
        }

        return ReadExtensions(bytes.AsSpan(at, end - at), hashLength, entries);
    }

    private static IndexEntry ReadEntry(byte[] bytes, int end, int hashLength, uint version, ReadOnlyMemory<byte> previous, ref int at)
    {
        const int Extended = 0x4000;
        const int Intended = 0x2000;
        var start = at;
        var nameAt = StatLength + hashLength + 2;
        if (end - start < nameAt + 2)
        {
            throw Damaged();
        }

        var span = bytes.AsSpan(start, end - start);
        int flags = BinaryPrimitives.ReadUInt16BigEndian(span[(StatLength + hashLength)..]);
        var isIntended = false;
        if ((flags & Extended) != 0)
        {
            isIntended = (BinaryPrimitives.ReadUInt16BigEndian(span[nameAt..]) & Intended) != 0;
            nameAt += 2;
        }

        var shared = 0;
        if (version == 4)
        {
            shared = previous.Length - ReadStripped(span, ref nameAt);
        }

        var length = span[Math.Min(nameAt, span.Length)..].IndexOf((byte)0);
        if (length < 0 || shared < 0 || shared > previous.Length)
        {
            throw Damaged();
        }

        ReadOnlyMemory<byte> name = bytes.AsMemory(start + nameAt, length);
        if (shared > 0)
        {
            var whole = new byte[shared + length];
            previous.Span[..shared].CopyTo(whole);
            name.Span.CopyTo(whole.AsSpan(shared));
            name = whole;
        }

        // Versions 2 and 3 fill up to a multiple of eight, with one zero at least.
        var used = nameAt + length;
        at = version == 4 ? start + used + 1 : Math.Min(start + ((used + 8) & ~7), end);
        var mode = (int)(BinaryPrimitives.ReadUInt32BigEndian(span[ModeAt..]) & 0xFFFF);
        return new IndexEntry(name, new ObjectId(span.Slice(StatLength, hashLength)), mode, (flags >> 12) & 3, isIntended);
    }

    // How much of the name before is not shared: seven bits a byte, the highest first, as distances in packs are.
    private static int ReadStripped(ReadOnlySpan<byte> span, ref int at)
    {
        long value = -1;
        do
        {
            if (at >= span.Length || value > int.MaxValue)
            {
                throw Damaged();
            }

            value = ((value + 1) << 7) | (long)(span[at] & 127);
        }
        while (span[at++] >= 128);

        return (int)Math.Min(value, int.MaxValue);
    }

    private static IndexContent ReadExtensions(ReadOnlySpan<byte> bytes, int hashLength, IndexEntry[] entries)
    {
        CacheTree? tree = null;
        SplitLink? link = null;
        while (bytes.Length >= 8)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
            if (length > bytes.Length - 8)
            {
                throw Damaged();
            }

            var name = bytes[..4];
            var content = bytes.Slice(8, (int)length);
            if (name.SequenceEqual("TREE"u8))
            {
                tree = CacheTree.Parse(content, hashLength);
            }
            else if (name.SequenceEqual("link"u8))
            {
                link = SplitLink.Parse(content, hashLength);
            }
            else if (name[0] is >= (byte)'a' and <= (byte)'z' && !name.SequenceEqual("sdir"u8))
            {
                // Small letters mean that the index cannot be understood without it.
                throw new GitDataException("the index has a part that is not known");
            }

            bytes = bytes[(8 + (int)length)..];
        }

        return new IndexContent(entries, tree, link);
    }

    private static GitDataException Damaged() => new("the index is damaged");
}
