using System.Formats.Tar;
using System.IO.Compression;

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
}
