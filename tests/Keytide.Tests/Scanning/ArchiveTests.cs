using System.Text;
using Keytide.Connectors.Archives;
using Keytide.Scanner;
using Keytide.Scanning;
using Keytide.Tests.Aws;

namespace Keytide.Tests.Scanning;

/// <summary>What is packed is scanned, however deep, within limits, and what cannot be read is said.</summary>
public sealed class ArchiveTests
{
    private readonly Forge _forge = new(41);

    [Fact]
    public void A_zip_is_opened_by_its_content_whatever_it_is_called()
    {
        var key = _forge.LongLived();
        var (found, skipped) = Opened.Scan(Archives.Zip(("a/notes.txt", Text("nothing")), ("a/.env", Env(key))), "report.docx");
        AssertPair(key, "report.docx!a/.env", found);
        Assert.Empty(skipped);
    }

    public static TheoryData<string> Wrappings() => [.. Archives.Wrappings.Keys];

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void A_pair_is_found_through_every_wrapping(string wrapping)
    {
        var key = _forge.LongLived();
        var (found, skipped) = Opened.Scan(Archives.Wrappings[wrapping](Env(key)), "x");
        Assert.Equal(key.Secret, Assert.Single(found).Secret);
        Assert.Empty(skipped);
    }

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void A_pair_is_found_through_two_wrappings(string wrapping)
    {
        foreach (var outer in Archives.Wrappings.Values)
        {
            var key = _forge.LongLived();
            var (found, skipped) = Opened.Scan(outer(Archives.Wrappings[wrapping](Env(key))), "x");
            Assert.Equal(key.Secret, Assert.Single(found).Secret);
            Assert.Empty(skipped);
        }
    }

    [Fact]
    public void The_path_names_every_archive_on_the_way()
    {
        var key = _forge.LongLived();
        var inner = Archives.Tar(("etc/app.conf", Env(key)));
        var (found, _) = Opened.Scan(Archives.Zip(("layers/1.tar.gz", Archives.Gzip(inner))), "outer.zip");
        AssertPair(key, "outer.zip!layers/1.tar.gz!etc/app.conf", found);
    }

    [Fact]
    public void An_image_is_scanned_layer_by_layer_and_what_a_later_layer_removes_as_well()
    {
        var (removed, inEnvironment) = (_forge.LongLived(), _forge.LongLived());
        var config = $"{{\"config\":{{\"Env\":[\"AWS_ACCESS_KEY_ID={inEnvironment.Id}\","
            + $"\"AWS_SECRET_ACCESS_KEY={inEnvironment.Secret}\"]}},\"history\":[]}}";
        var image = Archives.Tar(
            ("manifest.json", Text("[{\"Config\":\"c.json\",\"Layers\":[\"1/layer.tar\",\"2/layer.tar\"]}]")),
            ("c.json", Text(config)),
            ("1/layer.tar", Archives.Tar(("root/.aws/credentials", Env(removed)))),
            ("2/layer.tar", Archives.Tar(("root/.aws/.wh.credentials", []))));
        var (found, skipped) = Opened.Scan(image, "image.tar");
        AssertPair(removed, "image.tar!1/layer.tar!root/.aws/credentials", found.Where(one => one.Path.Contains("layer")));
        AssertPair(inEnvironment, "image.tar!c.json", found.Where(one => !one.Path.Contains("layer")));
        Assert.Empty(skipped);
    }

    [Fact]
    public void Names_and_comments_in_an_archive_are_scanned()
    {
        var key = _forge.LongLived();
        Assert.Equal(key.Id, Opened.Scan(Archives.Tar(($"backup-{key.Id}.sql", [])), "x").Found.Single().Finding.AccessKeyId);
        Assert.Equal(key.Id, Opened.Scan(Archives.Zip(($"backup-{key.Id}.sql", [])), "x").Found.Single().Finding.AccessKeyId);
    }

    [Fact]
    public void Names_that_point_outside_are_only_names()
    {
        var key = _forge.LongLived();
        foreach (var archive in new[] { Archives.Zip(("../../etc/x", Env(key))), Archives.Tar(("../../etc/x", Env(key))) })
        {
            AssertPair(key, "a!../../etc/x", Opened.Scan(archive, "a").Found);
        }
    }

    [Fact]
    public void An_archive_within_too_many_others_is_said()
    {
        var content = Env(_forge.LongLived());
        for (var depth = 0; depth <= ArchiveLimits.Default.Depth; depth++)
        {
            content = Archives.Gzip(content);
        }

        var (found, skipped) = Opened.Scan(content, "deep");
        Assert.Empty(found);
        Assert.Equal("it is an archive within too many others", Assert.Single(skipped).Reason);
    }

    [Fact]
    public void A_bomb_is_stopped_and_said_and_what_came_before_it_is_scanned()
    {
        var key = _forge.LongLived();
        var limits = new ArchiveLimits { FreeBytes = 1 << 20, Ratio = 50 };
        var bomb = Archives.Zip(("a.env", Env(key)), ("b", new byte[8 << 20]), ("c", Text("not reached")));
        var (found, skipped) = Opened.Scan(bomb, "bomb", limits);
        AssertPair(key, "bomb!a.env", found);
        Assert.Equal(new SkippedPath("bomb", "it unpacks to more than is reasonable"), Assert.Single(skipped));
    }

    public static TheoryData<string, byte[], byte[]> WithoutEnd()
    {
        byte[] block = [2, 0, 0x21, 1, 0, 0, 0, 0];
        return new TheoryData<string, byte[], byte[]>
        {
            { "blocks of xz", Archives.Xz([])[..12], [.. block, .. BitConverter.GetBytes(ReflectedCrc.Of32(block)), .. new byte[8]] },
            { "zeros behind xz", Archives.Xz([]), [0] },
            { "frames of Zstandard", Archives.Zstandard([]), Archives.Skippable([]) },
        };
    }

    [Theory]
    [MemberData(nameof(WithoutEnd))]
    public void What_unpacks_to_nothing_for_long_can_be_ended(string name, byte[] beginning, byte[] piece)
    {
        using var source = new CancellationTokenSource();
        using var packed = new EndlessStream(beginning, piece, source.Cancel);
        var settings = new ScannerSettings { FingerprintKey = new byte[32], Now = Found.Now };
        var scan = new ContentScan(settings, new LeakScanner(settings), (_, _) => { }, (_, _) => { }, cancellation: source.Token);
        Assert.Throws<OperationCanceledException>(() => scan.Scan(packed, name));
        Assert.InRange(packed.Given, EndlessStream.Most / 2, (EndlessStream.Most / 2) + (1 << 20));
    }

    [Fact]
    public void What_unpacks_to_nothing_has_its_time_as_well()
    {
        var time = new JumpingTime();
        var budget = new ArchiveBudget(ArchiveLimits.Default, time, CancellationToken.None);
        budget.TakeTime();
        time.Advance(ArchiveLimits.Default.Time + TimeSpan.FromSeconds(1));
        Assert.Contains("minutes", Assert.Throws<ArchiveLimitException>(budget.TakeTime).Message);
    }

    [Fact]
    public void Too_many_entries_are_said()
    {
        var archive = Archives.Tar(Enumerable.Range(0, 50).Select(i => ($"{i}", Text("x"))).ToArray());
        var (_, skipped) = Opened.Scan(archive, "many", new ArchiveLimits { Entries = 20 });
        Assert.Equal(new SkippedPath("many", "it holds more entries than is reasonable"), Assert.Single(skipped));
    }

    [Fact]
    public void A_damaged_archive_is_said_and_scanned_as_far_as_it_goes()
    {
        var key = _forge.LongLived();
        var archive = Archives.Tar(("a.env", Env(key)), ("b", new byte[4096]));
        var (found, skipped) = Opened.Scan(archive[..4000], "cut.tar");
        AssertPair(key, "cut.tar!a.env", found);
        Assert.StartsWith("cut.tar", Assert.Single(skipped).Path);

        var packed = Archives.Gzip(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Encoding.ASCII.GetString(Env(key)), 1))
            + string.Concat(Enumerable.Range(0, 9000).Select(i => $"{i} "))));
        (found, skipped) = Opened.Scan(packed[..^2000], "cut.gz");
        AssertPair(key, "cut.gz", found);
        Assert.Equal(new SkippedPath("cut.gz", "it is damaged"), Assert.Single(skipped));
    }

    [Theory]
    [InlineData(24, 5)]
    [InlineData(16, 1)]
    public void An_entry_of_a_zip_that_is_not_what_its_directory_says_is_damaged(int field, byte value)
    {
        var zip = Archives.Zip(("a.env", Env(_forge.LongLived())));
        var directory = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(directory + field), (uint)value); // Its size, its checksum.
        Assert.Equal(new SkippedPath("x!a.env", "it is damaged"), Assert.Single(Opened.Scan(zip, "x").Skipped));
    }

    [Fact]
    public void An_image_whose_layers_are_Zstandard_is_scanned()
    {
        var key = _forge.LongLived();
        var layer = Archives.Zstandard(Archives.Tar(("app/.env", Env(key))));
        var image = Archives.Tar(
            ("oci-layout", Text("{\"imageLayoutVersion\":\"1.0.0\"}")), ("index.json", Text("{}")), ("blobs/sha256/5f1c", layer));
        AssertPair(key, "image.tar!blobs/sha256/5f1c!app/.env", Opened.Scan(image, "image.tar").Found);
    }

    [Theory]
    [InlineData(new byte[] { 0x52, 0x61, 0x72, 0x21, 0x1A, 7, 0 }, "RAR")]
    public void What_is_not_opened_is_said_and_scanned_as_it_is(byte[] magic, string named)
    {
        var key = _forge.LongLived();
        var (found, skipped) = Opened.Scan([.. magic, .. new byte[20], .. Env(key)], "x");
        Assert.Equal(key.Secret, Assert.Single(found).Secret);
        Assert.Contains(named, Assert.Single(skipped).Reason);
    }

    [Fact]
    public void An_archive_behind_a_program_is_opened()
    {
        var key = _forge.LongLived();
        byte[] content = [.. Text("#!/bin/sh\nexec java -jar $0\n"), .. Archives.Zip(("a.env", Env(key)))];
        Assert.Equal(key.Secret, Opened.Scan(content, "x").Found.Single().Secret);
        Assert.Equal(key.Secret, Opened.Scan([.. content, .. new byte[3000]], "x").Found.Single().Secret);
    }

    [Fact]
    public void Large_contents_in_an_archive_go_through_windows()
    {
        var key = _forge.LongLived();
        byte[] large = [.. new byte[9 << 20], .. Env(key)];
        Assert.Equal(key.Secret, Opened.Scan(Archives.Tar(("large", large)), "x").Found.Single().Secret);
        var limits = new ArchiveLimits { Ratio = 100_000 };
        Assert.Equal(key.Secret, Opened.Scan(Archives.Zip(("large", large)), "x", limits).Found.Single().Secret);
    }

    private static void AssertPair(KeyPair key, string path, IEnumerable<Opened> found)
    {
        var one = Assert.Single(found);
        Assert.Equal((path, key.Id, key.Secret), (one.Path, one.Finding.AccessKeyId, one.Secret));
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Env(KeyPair key) => Text(PairShapes.All[".env"](key));
}
