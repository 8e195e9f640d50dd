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
    public void A_directory_that_counts_more_than_it_holds_is_damage()
    {
        var archive = Archives.SevenZip(("a", [1, 2, 3]));
        var places = Enumerable.Range(32 + 3, archive.Length - 35);
        foreach (var (at, value) in places.SelectMany(at => new[] { (at, 0xFF), (at, 0x7F), (at, 0) }))
        {
            var changed = archive.ToArray();
            changed[at] = (byte)value;
            var before = GC.GetAllocatedBytesForCurrentThread();
            Scan(changed);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 32 << 20, $"{at} {value}");
        }
    }

    [Fact]
    public void An_archive_that_wants_gigabytes_is_not_given_them()
    {
        var error = Assert.Throws<UnopenedException>(
            () => new LzmaStream(new MemoryStream(new byte[100]), [93, 0, 0, 0, 0x40], 128 << 20, 1L << 40));
        Assert.Contains("memory", error.Message);
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
