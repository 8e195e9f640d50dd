using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Keytide.Connectors.Archives;

namespace Keytide.Tests.Scanning;

/// <summary>Packs contents.</summary>
public static class Archives
{
    public static readonly IReadOnlyDictionary<string, Func<byte[], byte[]>> Wrappings = new Dictionary<string, Func<byte[], byte[]>>
    {
        ["zip"] = content => Zip(("a/b.txt", content)),
        ["zip, stored"] = content => Zip(CompressionLevel.NoCompression, ("a/b.txt", content)),
        ["tar, pax"] = content => Tar(TarEntryFormat.Pax, ("a/b.txt", content)),
        ["tar, ustar"] = content => Tar(TarEntryFormat.Ustar, ("a/b.txt", content)),
        ["tar, GNU"] = content => Tar(TarEntryFormat.Gnu, ("a/b.txt", content)),
        ["tar, version 7"] = content => Tar(TarEntryFormat.V7, ("a/b.txt", content)),
        ["gz"] = Gzip,
        ["gz, two members"] = content => [.. Gzip(content[..20]), .. Gzip(content[20..])],
        ["xz"] = Xz,
        ["zst"] = Zstandard,
        ["zst, as pzstd begins it"] = content => [.. Skippable(Number(9)), .. Zstandard(content)],
        ["zst, behind a long frame"] = content => [.. Skippable([1]), .. Skippable(new byte[600]), .. Zstandard(content)],
        ["7z"] = content => SevenZip(("a/b.txt", content)),
        ["tgz"] = content => Gzip(Tar(("a/b.txt", content))),
    };

    public static byte[] Zip(params (string Name, byte[] Content)[] entries) => Zip(CompressionLevel.Optimal, entries);

    public static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] entries)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    /// <summary>A zip whose entries say that they are encrypted.</summary>
    public static byte[] Locked(byte[] zip)
    {
        var locked = zip.ToArray();
        for (var i = 0; i < locked.Length - 8; i++)
        {
            if (locked.AsSpan(i).StartsWith("PK\u0001\u0002"u8))
            {
                locked[i + 8] |= 1;
            }
            else if (locked.AsSpan(i).StartsWith("PK\u0003\u0004"u8))
            {
                locked[i + 6] |= 1;
            }
        }

        return locked;
    }

    public static byte[] Tar(params (string Name, byte[] Content)[] entries) => Tar(TarEntryFormat.Pax, entries);

    public static byte[] Tar(TarEntryFormat format, params (string Name, byte[] Content)[] entries)
    {
        var packed = new MemoryStream();
        using (var tar = new TarWriter(packed, format, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                TarEntry entry = format switch
                {
                    TarEntryFormat.V7 => new V7TarEntry(TarEntryType.V7RegularFile, name),
                    TarEntryFormat.Ustar => new UstarTarEntry(TarEntryType.RegularFile, name),
                    TarEntryFormat.Gnu => new GnuTarEntry(TarEntryType.RegularFile, name),
                    _ => new PaxTarEntry(TarEntryType.RegularFile, name),
                };
                entry.DataStream = new MemoryStream(content);
                tar.WriteEntry(entry);
            }
        }

        return packed.ToArray();
    }

    public static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    /// <summary>xz with LZMA2 that holds its content as it is.</summary>
    public static byte[] Xz(byte[] content)
    {
        using var packed = new MemoryStream();
        byte[] flags = [0, 1];
        packed.Write([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0, .. flags, .. Number(ReflectedCrc.Of32(flags))]);
        byte[] head = [2, 0, 0x21, 1, 0, 0, 0, 0];
        packed.Write([.. head, .. Number(ReflectedCrc.Of32(head))]);
        var start = packed.Position - 12;
        foreach (var (piece, index) in content.Chunk(1 << 16).Select((piece, index) => (piece, index)))
        {
            packed.Write([(byte)(index == 0 ? 1 : 2), (byte)((piece.Length - 1) >> 8), (byte)((piece.Length - 1) & 255), .. piece]);
        }

        packed.WriteByte(0);
        packed.Write(new byte[(4 - ((packed.Position - start) % 4)) % 4]);
        packed.Write(Number(ReflectedCrc.Of32(content)));
        packed.Write([0, 0, 0, 0, .. new byte[4]]); // An index of nothing.
        packed.Write([.. new byte[8], .. flags, (byte)'Y', (byte)'Z']);
        return packed.ToArray();
    }

    public static byte[] Zstandard(byte[] content)
    {
        using var compressor = new ZstdSharp.Compressor();
        return compressor.Wrap(content).ToArray();
    }

    /// <summary>A frame of Zstandard that is skipped.</summary>
    public static byte[] Skippable(byte[] content) => [0x50, 0x2A, 0x4D, 0x18, .. Number((uint)content.Length), .. content];

    /// <summary>A 7z whose contents are as they are, one behind the other in one folder.</summary>
    public static byte[] SevenZip(params (string Name, byte[] Content)[] entries)
    {
        var contents = entries.SelectMany(entry => entry.Content).ToArray();
        var names = entries.SelectMany(entry => Encoding.Unicode.GetBytes(entry.Name + "\0")).ToArray();
        byte[] directory =
        [
            1, 4, 6, .. Long(0), 1, 9, .. Long(contents.Length), 0,
            7, 11, 1, 0, 1, 1, 0, 12, .. Long(contents.Length), 0,
            8, 13, (byte)entries.Length, .. entries.Length > 1 ? (byte[])[9] : [],
            .. entries[..^1].SelectMany(entry => Long(entry.Content.Length)),
            10, 1, .. entries.SelectMany(entry => Number(ReflectedCrc.Of32(entry.Content))), 0, 0,
            5, (byte)entries.Length, 17, .. Long(names.Length + 1), 0, .. names, 0, 0,
        ];
        return SevenZip(contents, directory);
    }

    /// <summary>A 7z with a directory behind some packed bytes.</summary>
    public static byte[] SevenZip(byte[] packed, byte[] directory)
    {
        byte[] where =
        [
            .. BitConverter.GetBytes((long)packed.Length), .. BitConverter.GetBytes((long)directory.Length),
            .. Number(ReflectedCrc.Of32(directory)),
        ];
        var checksum = Number(ReflectedCrc.Of32(where));
        return [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, 0, 4, .. checksum, .. where, .. packed, .. directory];
    }

    /// <summary>A changed 7z with checksums that are right where its directory still is in it, so that it is looked at.</summary>
    public static byte[] SevenZipSealed(byte[] changed)
    {
        const int HeadLength = 32;
        if (changed.Length < HeadLength)
        {
            return changed;
        }

        var sealedOne = changed.ToArray();
        var (offset, length) = (BitConverter.ToInt64(sealedOne, 12), BitConverter.ToInt64(sealedOne, 20));
        var left = (long)sealedOne.Length - HeadLength;
        if (offset >= 0 && offset <= left && length >= 0 && length <= left - offset)
        {
            var directory = sealedOne.AsSpan(HeadLength + (int)offset, (int)length);
            BitConverter.TryWriteBytes(sealedOne.AsSpan(28), ReflectedCrc.Of32(directory));
        }

        BitConverter.TryWriteBytes(sealedOne.AsSpan(8), ReflectedCrc.Of32(sealedOne.AsSpan(12, 20)));
        return sealedOne;
    }

    private static byte[] Long(long value) => [0xFF, .. BitConverter.GetBytes(value)];

    private static byte[] Number(uint value) => BitConverter.GetBytes(value);
}
