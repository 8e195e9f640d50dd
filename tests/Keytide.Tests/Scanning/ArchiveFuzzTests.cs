using System.Text;
using Keytide.Connectors.Archives;
using Keytide.Connectors.Files;
using Keytide.Scanner;

namespace Keytide.Tests.Scanning;

/// <summary>Archives that were changed, cut off or made of anything never crash a scan, and what could not be read is said.</summary>
public sealed class ArchiveFuzzTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("keytide-archives-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Wrappings() => [.. Archives.Wrappings.Keys];

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void Changed_archives_are_scanned_or_said(string wrapping)
    {
        var forge = new Forge(51);
        var text = Encoding.UTF8.GetBytes(PairShapes.All["YAML"](forge.LongLived()));
        var whole = Archives.Wrappings[wrapping](Archives.Wrappings["tgz"](text));
        var settings = new ScannerSettings { FingerprintKey = new byte[32], Now = Found.Now };
        var scanner = new LeakScanner(settings);
        for (var round = 0; round < 1500; round++)
        {
            var content = whole.ToArray();
            for (var change = forge.Random.Next(6); change >= 0; change--)
            {
                content[forge.Random.Next(content.Length)] = (byte)forge.Random.Next(256);
            }

            content = forge.Random.Next(3) == 0 ? content[..forge.Random.Next(content.Length)] : content;
            var scan = new ContentScan(settings, scanner, (_, _) => { }, (_, _) => { });
            var error = Record.Exception(() => scan.Scan(new MemoryStream(content), "x"));
            Assert.True(error is null, $"round {round}: {error}");
        }
    }

    [Fact]
    public void Archives_on_disk_are_opened_counted_and_their_parts_that_cannot_be_read_are_said()
    {
        var forge = new Forge(52);
        var keys = Enumerable.Range(0, 3).Select(_ => forge.LongLived()).ToList();
        Write("app.jar", Archives.Zip(("a.env", Env(keys[0])), ("b.txt", new byte[100])));
        Write("plain.env", Env(keys[1]));
        Write("large.tar", Archives.Tar(("filler", new byte[9 << 20]), ("c.env", Env(keys[2]))));
        Write("broken.zip", Encoding.ASCII.GetBytes("PK\u0003\u0004 and nothing of a zip"));
        Write("packed.zst", [0x28, 0xB5, 0x2F, 0xFD, 1, 2, 3]);

        var found = new List<string>();
        var settings = new ScannerSettings { FingerprintKey = new byte[32], Now = Found.Now };
        var coverage = new TreeScan(settings, new TreeScanOptions { Workers = 2 })
            .Run([_folder], (path, leak) => found.Add($"{Path.GetRelativePath(_folder, path)} {leak.Finding.AccessKeyId}"));

        Assert.Equal(
            new[] { $"app.jar!a.env {keys[0].Id}", $"plain.env {keys[1].Id}", $"large.tar!c.env {keys[2].Id}" }.Order(),
            found.Order());
        Assert.Equal(["broken.zip", "packed.zst"], coverage.Skipped.Select(one => Path.GetFileName(one.Path)));
        Assert.Equal(9, coverage.Files);

        found.Clear();
        coverage = new TreeScan(settings, new TreeScanOptions { OpensArchives = false })
            .Run([_folder], (path, leak) => found.Add($"{Path.GetFileName(path)} {leak.Finding.AccessKeyId}"));
        Assert.Equal(new[] { $"plain.env {keys[1].Id}", $"large.tar {keys[2].Id}" }.Order(), found.Order());
        Assert.True(coverage.IsWhole);
    }

    [Fact]
    public void An_archive_on_standard_input_is_opened()
    {
        var key = new Forge(53).LongLived();
        var found = new List<string>();
        using var stream = new MemoryStream(Archives.Wrappings["tgz"](Env(key)));
        var coverage = new TreeScan(new ScannerSettings { FingerprintKey = new byte[32] }, new TreeScanOptions())
            .Run(stream, "-", (path, leak) => found.Add($"{path} {leak.Finding.AccessKeyId}"));
        Assert.Equal($"-!a/b.txt {key.Id}", Assert.Single(found));
        Assert.True(coverage.IsWhole);
    }

    private static byte[] Env(KeyPair key) => Encoding.UTF8.GetBytes(PairShapes.All[".env"](key));

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder, name), content);
}
