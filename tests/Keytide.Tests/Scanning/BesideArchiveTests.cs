using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Keytide.Connectors.Archives;
using Keytide.Scanning;

namespace Keytide.Tests.Scanning;

/// <summary>What stands in an archive beside what is packed in it is scanned as well.</summary>
public sealed class BesideArchiveTests
{
    private static readonly byte[] Nothing = Encoding.ASCII.GetBytes("nothing to see\n");

    private static readonly IReadOnlyDictionary<string, Func<byte[], byte[]>> Places = new Dictionary<string, Func<byte[], byte[]>>
    {
        ["behind gz"] = text => [.. Archives.Gzip(Nothing), .. text],
        ["comment of gz"] = text => WithComment(Archives.Gzip(Nothing), text),
        ["behind tar"] = text => [.. Archives.Tar(("a", Nothing)), .. text],
        ["second tar"] = text => [.. Archives.Tar(("a", Nothing)), .. Archives.Tar(("b.gz", Archives.Gzip(text)))],
        ["attribute of tar"] = text => WithAttribute(Encoding.ASCII.GetString(text)),
        ["frame of zst that is skipped"] = text =>
            [.. Archives.Zstandard(Nothing), .. Archives.Skippable(text), .. Archives.Zstandard(Nothing)],
        ["before the directory of 7z"] = text => WithGap(text),
        ["behind zip"] = text => [.. Archives.Zip(("a", Nothing)), .. text],
        ["between the entries of zip"] = text => WithExtraField(text),
    };

    public static TheoryData<string> Names() => [.. Places.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_stands_beside_is_found(string place)
    {
        var key = new Forge(43).LongLived();
        var archive = Places[place](Encoding.ASCII.GetBytes(PairShapes.All[".env"](key)));
        byte[][] nested = [archive, Archives.Tar(("inner", archive)), Archives.Zip(("inner", archive)), Archives.Gzip(archive)];
        Assert.All(nested, content =>
        {
            var (found, skipped) = Opened.Scan(content, "x");
            Assert.Equal(key.Secret, Assert.Single(found).Secret);
            Assert.Empty(skipped);
        });
    }

    [Theory]
    [InlineData("gz")]
    [InlineData("zst")]
    public void What_stands_behind_something_large_is_found(string wrapping)
    {
        var key = new Forge(44).LongLived();
        var random = new byte[Beginning.WholeLimit + (20 << 20)];
        new Random(44).NextBytes(random);
        byte[] tail = Encoding.ASCII.GetBytes(PairShapes.All[".env"](key));
        byte[] archive = [.. Archives.Wrappings[wrapping](random), .. wrapping == "zst" ? Archives.Skippable(tail) : tail];
        Assert.Equal(key.Secret, Assert.Single(Opened.Scan(archive, "x").Found).Secret);
        Assert.Equal(key.Secret, Assert.Single(Opened.Scan(Archives.Tar(("inner", archive)), "x").Found).Secret);
    }

    [Theory]
    [InlineData("xz")]
    [InlineData("zst")]
    public void What_is_no_archive_behind_one_is_said_and_found(string wrapping)
    {
        var key = new Forge(45).LongLived();
        byte[] archive = [.. Archives.Wrappings[wrapping](Nothing), .. Encoding.ASCII.GetBytes(PairShapes.All[".env"](key))];
        var (found, skipped) = Opened.Scan(archive, "x");
        Assert.Equal(key.Secret, Assert.Single(found).Secret);
        Assert.Equal(new SkippedPath("x", "it is damaged"), Assert.Single(skipped));
    }

    [Fact]
    public void What_is_stored_in_a_large_archive_within_another_is_found_once()
    {
        var key = new Forge(46).LongLived();
        var large = new byte[Beginning.WholeLimit + (20 << 20)];
        new Random(46).NextBytes(large);
        var text = Encoding.ASCII.GetBytes(PairShapes.All[".env"](key));
        var inner = Archives.Zip(CompressionLevel.NoCompression, ("a.env", text), ("large", large));
        Assert.Equal("x!inner!a.env", Assert.Single(Opened.Scan(Archives.Tar(("inner", inner)), "x").Found).Path);
    }

    [Fact]
    public void A_zip_whose_directory_is_too_large_is_not_held()
    {
        var record = new byte[46];
        "PK\u0001\u0002"u8.CopyTo(record);
        var count = (65L << 20) / record.Length;
        var entries = new byte[4 + (count * record.Length)];
        "PK\u0003\u0004"u8.CopyTo(entries);
        for (var at = 4; at < entries.Length; at += record.Length)
        {
            record.CopyTo(entries, at);
        }

        // The records at the end of a zip with many entries (PKWARE's APPNOTE, 4.3.14 to 4.3.16).
        byte[] end =
        [
            .. "PK\u0006\u0006"u8, .. BitConverter.GetBytes(44L), 45, 0, 45, 0, .. new byte[8], .. BitConverter.GetBytes(count),
            .. BitConverter.GetBytes(count), .. BitConverter.GetBytes(count * record.Length), .. BitConverter.GetBytes(4L),
            .. "PK\u0006\u0007"u8, .. new byte[4], .. BitConverter.GetBytes(entries.LongLength), 1, 0, 0, 0,
            .. "PK\u0005\u0006"u8, 0, 0, 0, 0, .. Enumerable.Repeat((byte)0xFF, 12), 0, 0,
        ];
        var (_, skipped) = Opened.Scan([.. entries, .. end], "x");
        Assert.Equal(new SkippedPath("x", "it holds more entries than is reasonable"), Assert.Single(skipped));
    }

    // RFC 1952, 2.3: a flag in the fourth byte, and the text behind the tenth.
    private static byte[] WithComment(byte[] gzip, byte[] text) => [.. gzip[..3], 0x10, .. gzip[4..10], .. text, 0, .. gzip[10..]];

    private static byte[] WithAttribute(string text)
    {
        var line = text.Trim().Replace('\n', ' ');
        var packed = new MemoryStream();
        using (var tar = new TarWriter(packed, TarEntryFormat.Pax, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "a", new Dictionary<string, string> { ["comment"] = line }));
        }

        return packed.ToArray();
    }

    private static byte[] WithGap(byte[] text)
    {
        var archive = Archives.SevenZip(("a", Nothing));
        var packed = archive.AsSpan(32, Nothing.Length).ToArray();
        return Archives.SevenZip([.. packed, .. text], archive[(32 + Nothing.Length)..]);
    }

    // The length of the extra field stands at 28 of an entry's head.
    private static byte[] WithExtraField(byte[] text)
    {
        var archive = Archives.Zip(("a", Nothing));
        var directory = archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        var end = archive.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        BitConverter.TryWriteBytes(archive.AsSpan(28), (ushort)text.Length);
        BitConverter.TryWriteBytes(archive.AsSpan(end + 16), directory + text.Length);
        return [.. archive[..31], .. text, .. archive[31..]];
    }
}
