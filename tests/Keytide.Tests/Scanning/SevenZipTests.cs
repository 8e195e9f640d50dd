using System.IO.Compression;
using System.Text;
using Keytide.Connectors.Archives;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Tests.Scanning;

/// <summary>7z is read as 7-Zip writes it; what is in none of the ways that are known, or encrypted, is said.</summary>
public sealed class SevenZipTests
{
    public static TheoryData<string> Samples() =>
        [PackedSamples.Lzma, PackedSamples.Lzma2, PackedSamples.ForPrograms, PackedSamples.Deflated];

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_pair_is_found_in_what_7_Zip_wrote(string sample)
    {
        var (found, skipped) = Scan(PackedSamples.Bytes(sample));
        Assert.Equal(("x.7z!a.env", new Forge(77).LongLived().Id), Assert.Single(found));
        Assert.Empty(skipped);
    }

    [Fact]
    public void Contents_come_out_as_they_went_in()
    {
        // The filler stands behind the others, and its checksum is that of the archive.
        var archive = PackedSamples.Bytes(PackedSamples.Lzma);
        Assert.Empty(Scan(archive).Skipped);
        var checksum = BitConverter.GetBytes(ReflectedCrc.Of32(PackedSamples.Filler));
        var own = Archives.SevenZip(("filler", PackedSamples.Filler));
        Assert.True(own.AsSpan().IndexOf(checksum) > 0);
        own[32] ^= 1;
        Assert.Equal(new SkippedPath("x.7z!filler", "it is damaged"), Assert.Single(Scan(own).Skipped));
    }

    [Theory]
    [InlineData(PackedSamples.Locked, "x.7z!a.env", "it is encrypted")]
    [InlineData(PackedSamples.Hidden, "x.7z", "it is encrypted")]
    [InlineData(PackedSamples.InSeveralWays, "x.7z!a.env", "it is packed in a way that is not known here")]
    [InlineData(PackedSamples.Ppmd, "x.7z!a.env", "it is packed in a way that is not known here")]
    public void What_is_not_opened_is_said(string sample, string path, string reason)
    {
        var (found, skipped) = Scan(PackedSamples.Bytes(sample));
        Assert.Empty(found);
        Assert.Equal(new SkippedPath(path, reason), skipped[0]);
    }

    [Fact]
    public void An_archive_that_7_Zip_did_not_finish_is_damage()
    {
        var archive = Archives.SevenZip(("a.env", "aws_region=eu-west-1"u8.ToArray()));
        archive.AsSpan(8, 24).Clear();
        Assert.Equal(new SkippedPath("x.7z", "it is damaged"), Assert.Single(Scan(archive).Skipped));
        Assert.Equal(new SkippedPath("x.7z", "it is damaged"), Assert.Single(Scan(Archives.SevenZipSealed(archive)).Skipped));
        Assert.Empty(Scan(Archives.SevenZip([], [])).Skipped);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(13)]
    [InlineData(21)]
    [InlineData(29)]
    [InlineData(-2)] // Of the directory.
    public void An_archive_whose_head_or_directory_is_changed_is_damage(int at)
    {
        var archive = Archives.SevenZip(("a", [1, 2, 3]));
        archive[at < 0 ? archive.Length + at : at] ^= 1;
        Assert.Equal(new SkippedPath("x.7z", "it is damaged"), Assert.Single(Scan(archive).Skipped));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(1, 2)]
    public void Files_without_contents_and_contents_without_files_are_damage(byte contents, byte files)
    {
        byte[] directory =
        [
            1, 4, 6, 0, 1, 9, 3, 0, 7, 11, 1, 0, 1, 1, 0, 12, 3, 0, 8, 13, contents, .. contents > 1 ? (byte[])[9, 1] : [], 0, 0,
            5, files, 0, 0,
        ];
        var skipped = Scan(Archives.SevenZip([1, 2, 3], directory)).Skipped;
        Assert.Contains(new SkippedPath("x.7z", "it is damaged"), skipped);
    }

    [Fact]
    public void A_directory_that_is_packed_has_to_be_the_one_that_was()
    {
        var directory = Archives.SevenZip(("a", [1, 2, 3]))[35..];
        byte[] Outer(uint checksum) =>
        [
            23, 6, 3, 1, 9, (byte)directory.Length, 0, 7, 11, 1, 0, 1, 1, 0, 12, (byte)directory.Length,
            10, 1, .. BitConverter.GetBytes(checksum), 0, 0,
        ];
        var right = ReflectedCrc.Of32(directory);
        Assert.Empty(Scan(Archives.SevenZip([1, 2, 3, .. directory], Outer(right))).Skipped);
        var (_, skipped) = Scan(Archives.SevenZip([1, 2, 3, .. directory], Outer(right ^ 1)));
        Assert.Equal(new SkippedPath("x.7z", "it is damaged"), Assert.Single(skipped));
    }

    [Fact]
    public void A_directory_that_counts_more_than_it_holds_is_damage()
    {
        var archive = Archives.SevenZip(("a", [1, 2, 3]));
        var places = Enumerable.Range(32 + 3, archive.Length - 35);
        foreach (var (at, value) in places.SelectMany(at => new[] { (at, 0xFF), (at, 0x7F), (at, 0) }))
        {
            var changed = archive.ToArray();
            changed[at] = (byte)value;
            changed = Archives.SevenZipSealed(changed);
            var before = GC.GetAllocatedBytesForCurrentThread();
            Scan(changed);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 32 << 20, $"{at} {value}");
        }
    }

    [Theory]
    [InlineData("files", 5)]
    [InlineData("packed streams", 4, 6, 0)]
    [InlineData("folders", 4, 7, 11)]
    public void A_long_directory_of_nothing_does_not_make_millions_of_entries(string what, params int[] before)
    {
        var directory = new byte[4 << 20];
        byte[] head = [1, .. before.Select(part => (byte)part), 0xFF, .. BitConverter.GetBytes(30_000_000L)];
        head.CopyTo(directory, 0);
        var packed = Deflate(directory);
        byte[] outer =
        [
            23, 6, 0, 1, 9, 0xFF, .. BitConverter.GetBytes((long)packed.Length), 0,
            7, 11, 1, 0, 1, 3, 4, 1, 8, 12, 0xFF, .. BitConverter.GetBytes((long)directory.Length), 0, 0,
        ];
        var start = GC.GetAllocatedBytesForCurrentThread();
        var (_, skipped) = Scan(Archives.SevenZip(packed, outer));
        Assert.Equal(new SkippedPath("x.7z", "it holds more entries than is reasonable"), Assert.Single(skipped));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - start < 32 << 20, what);
    }

    [Fact]
    public void A_folder_that_is_packed_twice_is_said()
    {
        var text = "aws_region=eu-west-1"u8.ToArray();
        byte[] deflate = [3, 4, 1, 8];
        byte[] plain = [1, 0];
        Assert.Empty(Scan(Archives.SevenZip(Deflate(text), Chain(Deflate(text).Length, text.Length, plain, deflate))).Skipped);
        var twice = Deflate(Deflate(text));
        var (_, skipped) = Scan(Archives.SevenZip(twice, Chain(twice.Length, text.Length, deflate, deflate)));
        Assert.Equal(new SkippedPath("x.7z!1", "it is packed in a way that is not known here"), Assert.Single(skipped));
    }

    [Fact]
    public void A_secret_next_to_Korean_letters_comes_out_of_the_filter_for_ARM()
    {
        // The first byte of the letter makes a call of the three before it.
        var text = Encoding.UTF8.GetBytes($"{PairShapes.All[".env"](new Forge(77).LongLived()).TrimEnd()}브".PadLeft(400));
        var letter = Array.LastIndexOf(text, (byte)0xEB);
        text = text[((letter + 1) % 4)..];
        letter = Array.LastIndexOf(text, (byte)0xEB);
        var call = text[letter - 3] | (text[letter - 2] << 8) | (text[letter - 1] << 16);
        call += (letter - 3 + 8) / 4;
        var filtered = text.ToArray();
        (filtered[letter - 3], filtered[letter - 2]) = ((byte)(call & 255), (byte)(call >> 8 & 255));
        filtered[letter - 1] = (byte)(call >> 16);
        var archive = Archives.SevenZip(filtered, Chain(text.Length, text.Length, [1, 7], [1, 0]));
        var (found, skipped) = Scan(archive);
        Assert.Equal(new Forge(77).LongLived().Id, Assert.Single(found).Id);
        Assert.Empty(skipped);
    }

    // One file in a folder of two steps, of which the second is undone first.
    private static byte[] Chain(int packed, int length, byte[] first, byte[] second) =>
    [
        1, 4, 6, 0, 1, 9, 0xFF, .. BitConverter.GetBytes((long)packed), 0,
        7, 11, 1, 0, 2, .. first, .. second, 0, 1, 12, .. Enumerable.Repeat<byte[]>([0xFF, .. BitConverter.GetBytes((long)length)], 2)
            .SelectMany(number => number), 0, 0,
        5, 1, 0, 0,
    ];

    [Fact]
    public void A_directory_that_says_its_parts_again_is_damage()
    {
        byte[] directory = [1, 5, 1, 0, 5, 1, 0, 0];
        Assert.Throws<InvalidDataException>(() => new SevenZipParser(directory, 10).Read(out _));
    }

    [Fact]
    public void Folders_may_not_have_more_contents_than_entries_may_be()
    {
        byte[] directory =
        [
            1, 4, 6, 0, 2, 9, 9, 9, 0, 7, 11, 2, 0, 1, 1, 0, 1, 1, 0, 12, 9, 9, 0, 8, 13, 4, 4, 9, 1, 1, 1, 1, 1, 1, 0, 0, 0,
        ];
        Assert.Equal(2, new SevenZipParser(directory, 8).Read(out _).Folders.Count);
        Assert.Throws<ArchiveLimitException>(() => new SevenZipParser(directory, 7).Read(out _));
    }

    [Fact]
    public void An_archive_that_wants_gigabytes_is_not_given_them()
    {
        var error = Assert.Throws<UnopenedException>(
            () => new LzmaStream(new MemoryStream(new byte[100]), [93, 0, 0, 0, 0x40], 128 << 20, 1L << 40));
        Assert.Contains("memory", error.Message);
    }

    private static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }

    private static (List<(string Path, string? Id)> Found, List<SkippedPath> Skipped) Scan(byte[] content)
    {
        var found = new List<(string Path, string? Id)>();
        var skipped = new List<SkippedPath>();
        var settings = new ScannerSettings { FingerprintKey = new byte[32], Now = Found.Now };
        new ContentScan(
            settings,
            new LeakScanner(settings),
            (where, leak) => found.Add((where, leak.Finding.AccessKeyId)),
            (where, reason) => skipped.Add(new SkippedPath(where, reason))).Scan(new MemoryStream(content), "x.7z");
        return (found, skipped);
    }
}
