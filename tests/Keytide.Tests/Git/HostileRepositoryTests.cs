using System.Text;
using Keytide.Connectors.Git;
using Keytide.Connectors.Git.Repositories;
using Keytide.Tests.Scanning;

namespace Keytide.Tests.Git;

/// <summary>A repository can be made to harm whoever reads it: none crashes a scan, holds it up or passes for clean.</summary>
public sealed class HostileRepositoryTests
{
    private readonly Forge _forge = new(91);

    [Fact]
    public void Deltas_that_are_made_from_one_another_come_to_an_end_and_are_said()
    {
        using var repository = new RepositoryWriter();
        var (one, two) = (repository.Name("blob", [1]), repository.Name("blob", [2]));
        byte[] delta = [4, 4, 0b1001_0000, 4];
        repository.Pack([new PackedObject(7, delta, BaseName: two, Name: one), new PackedObject(7, delta, BaseName: one, Name: two)]);
        var coverage = HistoryScanTests.Scan(repository).Coverage;
        Assert.Equal(2, coverage.Skipped.Count);
        Assert.Equal(0, coverage.Objects);
    }

    [Fact]
    public void A_chain_of_twenty_thousand_deltas_is_read_in_little_memory()
    {
        const int Length = 20_000;
        using var repository = new RepositoryWriter();
        var content = _forge.Bytes(5_000);
        var objects = new List<PackedObject> { new(3, content) };
        for (var i = 1; i <= Length; i++)
        {
            // Copies all but the last byte, and adds another one.
            byte[] delta =
            [
                .. RepositoryWriter.Length(5_000), .. RepositoryWriter.Length(5_000),
                0b1011_0000, 4_999 & 255, 4_999 >> 8, 1, (byte)(i & 255),
            ];
            var name = new byte[20];
            BitConverter.TryWriteBytes(name, i);
            objects.Add(new PackedObject(6, delta, BaseIndex: i - 1, Name: name));
        }

        var key = _forge.LongLived();
        var last = new byte[20];
        last[19] = 1;
        var text = Encoding.ASCII.GetBytes(PairShapes.All[".env"](key));
        objects.Add(new PackedObject(
            6,
            [.. RepositoryWriter.Length(5_000), .. RepositoryWriter.Length(text.Length), (byte)text.Length, .. text],
            Length,
            Name: last));
        repository.Pack(objects);
        var result = HistoryScanTests.Scan(repository);
        Assert.Equal(Length + 2, result.Coverage.Objects);
        Assert.Single(result.Coverage.Skipped); // By its name, so deep down, it is not looked up again.
    }

    [Fact]
    public void A_delta_that_makes_gigabytes_is_refused_before_they_are_there()
    {
        using var repository = new RepositoryWriter();
        var start = new byte[65_536];
        var copies = Enumerable.Repeat(new byte[] { 0x80 }, 40_000).SelectMany(copy => copy).ToArray();
        byte[] huge = [.. RepositoryWriter.Length(start.Length), .. RepositoryWriter.Length(40_000L * 65_536), .. copies];
        byte[] lying = [.. RepositoryWriter.Length(start.Length), .. RepositoryWriter.Length(100), .. copies];
        repository.Pack(
        [
            new PackedObject(3, start), new PackedObject(6, huge, 0, Name: repository.Name("blob", [1])),
            new PackedObject(6, lying, 0, Name: repository.Name("blob", [2])),
        ]);
        var coverage = HistoryScanTests.Scan(repository).Coverage;
        Assert.Equal(1, coverage.Objects);
        Assert.Equal(["its delta is damaged", "the object is too large"], coverage.Skipped.Select(one => one.Reason).Order());
    }

    [Fact]
    public void A_pack_of_bombs_costs_no_more_than_its_length_allows()
    {
        using var repository = new RepositoryWriter();
        var start = new byte[65_536];
        var copies = Enumerable.Repeat((byte)0x80, 3_000).ToArray();
        var objects = new List<PackedObject> { new(3, start) };
        for (var i = 0; i < 12; i++)
        {
            byte[] bomb = [.. RepositoryWriter.Length(start.Length), .. RepositoryWriter.Length(3_000L * 65_536), .. copies];
            objects.Add(new PackedObject(6, bomb, 0, Name: repository.Name("blob", [(byte)i])));
        }

        repository.Pack(objects);
        var coverage = HistoryScanTests.Scan(repository).Coverage;
        Assert.Contains(coverage.Skipped, skipped => skipped.Reason == "unpacking it costs too much");
        Assert.True(coverage.Bytes < 1L << 30);
    }

    [Fact]
    public void Declared_lengths_that_are_not_true_are_refused()
    {
        using var repository = new RepositoryWriter();
        var name = repository.Name("blob", [9]);
        repository.LooseFile(name, RepositoryWriter.Deflate(Encoding.ASCII.GetBytes("blob 99999999999\0few")));
        repository.LooseFile(repository.Name("blob", [8]), RepositoryWriter.Deflate(Encoding.ASCII.GetBytes("blob 200\0few")));
        repository.LooseFile(repository.Name("blob", [7]), [1, 2, 3]);
        repository.LooseFile(repository.Name("blob", [6]), []);
        repository.Pack([new PackedObject(3, new byte[1000])], (_, _) => RepositoryWriter.Deflate(new byte[10]));
        var coverage = HistoryScanTests.Scan(repository).Coverage;
        Assert.Equal(5, coverage.Skipped.Count);
        Assert.Equal(0, coverage.Objects);
    }

    [Fact]
    public void Links_in_place_of_objects_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making links needs a privilege there");
        using var repository = new RepositoryWriter();
        using var other = new RepositoryWriter();
        var content = Encoding.ASCII.GetBytes(PairShapes.All[".env"](_forge.LongLived()));
        var id = other.Loose("blob", content);
        var hex = RepositoryWriter.Hex(id);
        var pack = other.Pack([new PackedObject(3, [.. content, 1])]);
        Directory.CreateDirectory(repository.Git($"objects/{hex[..2]}"));
        File.CreateSymbolicLink(repository.Git($"objects/{hex[..2]}/{hex[2..]}"), other.Git($"objects/{hex[..2]}/{hex[2..]}"));
        File.CreateSymbolicLink(repository.Git("objects/pack/pack-1.pack"), pack + ".pack");
        File.CreateSymbolicLink(repository.Git("objects/pack/pack-1.idx"), pack + ".idx");
        var result = HistoryScanTests.Scan(repository);
        Assert.Empty(result.Findings);
        string[] said = ["the object's file is a link", "the pack's file is a link"];
        Assert.Equal(said, result.Coverage.Skipped.Select(one => one.Reason).Order());
    }

    [Fact]
    public void Folders_deeper_than_any_are_said_where_a_leak_is_looked_for_in_them()
    {
        using var repository = new RepositoryWriter();
        var blob = repository.Blob(PairShapes.All[".env"](_forge.LongLived()));
        var tree = repository.Tree(("100644", "a.env", blob));
        for (var i = 0; i < 1_002; i++)
        {
            tree = repository.Tree(("40000", "d", tree));
        }

        repository.Reference("refs/heads/main", repository.Commit(tree, "deep", 1_700_000_000));
        var result = HistoryScanTests.Scan(repository);
        Assert.Single(result.Findings);
        Assert.Contains("too deep", Assert.Single(result.Coverage.Skipped).Reason);
    }

    [Fact]
    public void References_that_lead_in_circles_or_outside_are_said()
    {
        using var repository = new RepositoryWriter();
        File.WriteAllText(repository.Git("HEAD"), "ref: refs/heads/a\n");
        File.WriteAllText(repository.Git("refs/heads/a"), "ref: refs/heads/b\n");
        File.WriteAllText(repository.Git("refs/heads/b"), "ref: refs/heads/a\n");
        File.WriteAllText(repository.Git("refs/heads/c"), "ref: ../../../etc/passwd\n");
        File.WriteAllText(repository.Git("refs/heads/d"), "ref: /etc/passwd\n");
        File.WriteAllText(repository.Git("refs/heads/e"), new string('x', 100_000));
        Assert.Equal(6, HistoryScanTests.Scan(repository).Coverage.Skipped.Count);
    }

    [Fact]
    public void Pipes_in_place_of_files_are_not_waited_for()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "pipes are made by mkfifo of Linux");
        using var repository = new RepositoryWriter();
        Directory.CreateDirectory(repository.Git("objects/info"));
        Directory.CreateDirectory(repository.Git("objects/aa"));
        File.Delete(repository.Git("config"));
        string[] names =
        [
            "config", "index", "packed-refs", "refs/heads/x", "objects/info/alternates", "objects/pack/pack-1.pack",
            "objects/pack/pack-1.idx", "objects/aa/" + new string('b', 38),
        ];
        using var make = System.Diagnostics.Process.Start("mkfifo", names.Select(repository.Git));
        make.WaitForExit();
        Assert.Equal(2, HistoryScanTests.Scan(repository).Coverage.Skipped.Count(one => one.Reason.EndsWith("is empty")));
        new StagedScan(HistoryScanTests.Settings).Run(repository.Path, GitEnvironment.None, null, default);
    }

    [Theory]
    [InlineData(".pack")]
    [InlineData(".idx")]
    public void Mutated_packs_are_read_without_harm_and_never_pass_for_whole_where_a_leak_is_lost(string extension)
    {
        using var repository = new RepositoryWriter();
        var key = _forge.LongLived();
        var file = PackOfEverything(repository, key) + extension;
        var whole = File.ReadAllBytes(file);
        for (var round = 0; round < 400; round++)
        {
            File.WriteAllBytes(file, Mutated(whole, round));
            var result = HistoryScanTests.Scan(repository);
            Assert.True(
                !result.Coverage.IsWhole || result.Findings.Any(one => one.Finding.AccessKeyId == key.Id),
                $"round {round} passes for whole");
        }
    }

    [Fact]
    public void Mutated_loose_objects_are_read_without_harm()
    {
        using var repository = new RepositoryWriter();
        var id = repository.Blob(PairShapes.All[".env"](_forge.LongLived()));
        var hex = RepositoryWriter.Hex(id);
        var file = repository.Git($"objects/{hex[..2]}/{hex[2..]}");
        var whole = File.ReadAllBytes(file);
        for (var round = 0; round < 400; round++)
        {
            File.WriteAllBytes(file, Mutated(whole, round));
            var result = HistoryScanTests.Scan(repository);
            Assert.True(!result.Coverage.IsWhole || result.Findings.Count == 1);
        }
    }

    [Fact]
    public void Random_bytes_for_every_file_of_a_repository_are_read_without_harm()
    {
        string[] names =
        [
            "config", "packed-refs", "refs/heads/x", "index", "objects/info/alternates", "objects/pack/pack-1.pack",
            "objects/pack/pack-1.idx", "commondir", "shallow", "MERGE_HEAD",
        ];
        for (var round = 0; round < 100; round++)
        {
            using var repository = new RepositoryWriter();
            Directory.CreateDirectory(repository.Git("objects/info"));
            foreach (var name in names.Where(_ => _forge.Random.Next(3) == 0))
            {
                File.WriteAllBytes(repository.Git(name), _forge.Bytes(_forge.Random.Next(0, 3000)));
            }

            Attempt(() => HistoryScanTests.Scan(repository));
            Attempt(() => new StagedScan(HistoryScanTests.Settings).Run(repository.Path, GitEnvironment.None, null, default));
        }
    }

    private static void Attempt(Action act)
    {
        try
        {
            act();
        }
        catch (KeytideException mistake)
        {
            Assert.NotEmpty(mistake.Message); // No repository any more, which is said.
        }
    }

    private string PackOfEverything(RepositoryWriter repository, KeyPair key)
    {
        var start = Encoding.ASCII.GetBytes(_forge.Text(300, "abc \n"));
        var leak = Encoding.ASCII.GetBytes(PairShapes.All[".env"](key));
        byte[] delta =
        [
            .. RepositoryWriter.Length(start.Length), .. RepositoryWriter.Length(start.Length + leak.Length),
            0b1011_0000, (byte)(start.Length & 255), (byte)(start.Length >> 8), (byte)leak.Length, .. leak,
        ];
        var tree = RepositoryWriter.TreeContent(("100644", "a.env", repository.Name("blob", [.. start, .. leak])));
        return repository.Pack(
        [
            new PackedObject(1, RepositoryWriter.CommitContent(repository.Name("tree", tree), "m", 1_700_000_000)),
            new PackedObject(2, tree),
            new PackedObject(3, start),
            new PackedObject(6, delta, 2, Name: repository.Name("blob", [.. start, .. leak])),
        ]);
    }

    private byte[] Mutated(byte[] whole, int round)
    {
        var bytes = (byte[])whole.Clone();
        for (var i = round % 4; i >= 0; i--)
        {
            bytes[_forge.Random.Next(bytes.Length)] = (byte)_forge.Random.Next(256);
        }

        return round % 5 == 0 ? bytes[.._forge.Random.Next(bytes.Length)] : bytes;
    }
}
