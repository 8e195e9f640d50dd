using System.Text;
using Keytide.Connectors.Git;
using Keytide.Connectors.Git.Repositories;
using Keytide.Scanner;
using Keytide.Scanning;
using Keytide.Tests.Scanning;

namespace Keytide.Tests.Git;

/// <summary>Every place in a repository where a credential can be is looked at, and what is found is put where it came in first.</summary>
public sealed class HistoryScanTests
{
    private readonly Forge _forge = new(71);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_leak_is_put_down_to_the_first_commit_that_has_it(bool sha256)
    {
        using var repository = new RepositoryWriter(sha256);
        var key = _forge.LongLived();
        var blob = repository.Blob(Text(key));
        var empty = repository.Commit(repository.Tree(), "first", 1_700_000_000);
        var folder = repository.Tree(("100644", "settings.env", blob));
        var second = repository.Commit(repository.Tree(("40000", "deploy", folder)), "second", 1_700_000_100, empty);
        var third = repository.Commit(
            repository.Tree(("100644", "copy.env", blob), ("40000", "deploy", folder)), "third", 1_700_000_200, second);
        repository.Reference("refs/heads/main", repository.Commit(repository.Tree(), "gone again", 1_700_000_300, third));

        var result = Scan(repository);
        var found = Assert.Single(result.Findings);
        Assert.Equal("deploy/settings.env", found.Path);
        Assert.Equal(key.Id, found.Finding.AccessKeyId);
        Assert.Equal(Rule.AccessKeyPair, found.Finding.Rule);
        var date = DateTimeOffset.FromUnixTimeSeconds(1_700_000_100);
        Assert.Equal(new CommitReference(RepositoryWriter.Hex(second), "Ada Lovelace <ada@example.org>", date), found.Commit);
        Assert.False(found.IsUnreachable);
        Assert.True(result.Coverage.IsWhole);
        Assert.Equal((4, 1, 9), (result.Coverage.Commits, result.Coverage.Blobs, result.Coverage.Objects));
    }

    [Fact]
    public void What_nothing_leads_to_is_found_and_said_to_be_so()
    {
        using var repository = new RepositoryWriter();
        var (alone, dropped) = (_forge.LongLived(), _forge.LongLived());
        var id = repository.Blob(Text(alone));
        var commit = repository.Commit(repository.Tree(("100644", "a.env", repository.Blob(Text(dropped)))), "dropped", 1_700_000_000);
        repository.Reference("refs/heads/main", repository.Commit(repository.Tree(), "kept", 1_700_000_000));
        var found = Scan(repository).Findings.ToDictionary(one => one.Finding.AccessKeyId!);
        Assert.Equal($"(blob {RepositoryWriter.Hex(id)} that nothing leads to)", found[alone.Id].Path);
        Assert.Equal("a.env", found[dropped.Id].Path);
        Assert.Equal(RepositoryWriter.Hex(commit), found[dropped.Id].Commit!.Id);
        Assert.All(found.Values, one => Assert.True(one.IsUnreachable));
    }

    [Fact]
    public void Messages_names_of_files_tags_and_references_are_scanned()
    {
        using var repository = new RepositoryWriter();
        var keys = Enumerable.Range(0, 4).Select(_ => _forge.LongLived()).ToArray();
        var tree = repository.Tree(("100644", $"export-{keys[1].Id}.csv", repository.Blob("nothing")));
        var commit = repository.Commit(tree, $"set\n\n{Text(keys[0])}", 1_700_000_000);
        var tag = repository.Loose("tag", Encoding.UTF8.GetBytes(
            $"object {RepositoryWriter.Hex(commit)}\ntype commit\ntag v1\ntagger A <a@b> 1700000000 +0000\n\n{Text(keys[2])}\n"));
        repository.Reference("refs/tags/v1", tag);
        repository.Reference($"refs/heads/try-{keys[3].Id}", commit);
        var found = Scan(repository).Findings.ToDictionary(one => one.Finding.AccessKeyId!);
        Assert.Equal($"(message of commit {RepositoryWriter.Hex(commit)})", found[keys[0].Id].Path);
        Assert.Equal(RepositoryWriter.Hex(commit), found[keys[0].Id].Commit!.Id);
        Assert.Equal(RepositoryWriter.Hex(commit), found[keys[1].Id].Commit!.Id);
        Assert.Equal($"(message of tag {RepositoryWriter.Hex(tag)})", found[keys[2].Id].Path);
        Assert.Equal("(names of references)", found[keys[3].Id].Path);
        Assert.All(found.Values, one => Assert.False(one.IsUnreachable && one.Path[0] != '('));
    }

    [Fact]
    public void A_secret_that_only_its_file_name_betrays_is_found()
    {
        using var repository = new RepositoryWriter();
        var secret = _forge.Secret();
        var tree = repository.Tree(
            ("100644", "aws_secret_access_key", repository.Blob(secret)), ("100644", "checksum", repository.Blob(_forge.Secret())));
        repository.Reference("refs/heads/main", repository.Commit(tree, "mounted secrets", 1_700_000_000));
        Assert.Equal("aws_secret_access_key", Assert.Single(Scan(repository).Findings).Path);
    }

    [Fact]
    public void A_secret_in_a_path_or_in_an_authors_name_is_not_shown()
    {
        using var repository = new RepositoryWriter();
        var (inName, inFile) = (_forge.LongLived(), _forge.LongLived());
        var folder = repository.Tree(("100644", "a.env", repository.Blob(Text(inFile))));
        var tree = repository.Tree(("40000", $"id={inName.Id} aws_secret_access_key={inName.Secret.Replace('/', 'x')}", folder));
        var text = Encoding.UTF8.GetString(RepositoryWriter.CommitContent(tree, "m", 1_700_000_000))
            .Replace("Ada Lovelace", $"{inName.Id} {inName.Secret}");
        repository.Reference("refs/heads/main", repository.Loose("commit", Encoding.UTF8.GetBytes(text)));
        var findings = Scan(repository).Findings;
        Assert.True(findings.Count >= 3);
        Assert.All(findings, one => Assert.DoesNotContain(inName.Secret[8..30].Replace('/', 'x'), $"{one}"));
        Assert.All(findings, one => Assert.DoesNotContain(inName.Secret[8..30], $"{one}"));
    }

    [Fact]
    public void A_secret_in_a_name_of_what_cannot_be_read_is_not_shown()
    {
        using var repository = new RepositoryWriter();
        var inName = _forge.LongLived();
        var name = $"id={inName.Id} aws_secret_access_key={inName.Secret.Replace('/', 'x')}";
        var tree = repository.Tree(
            ("100644", name, repository.Name("blob", [1])), ("40000", $"{name}.d", repository.Name("tree", [1])));
        var first = repository.Commit(repository.Tree(), "first", 1_700_000_000);
        var second = repository.Commit(tree, "m", 1_700_000_100, first);
        repository.Reference("refs/heads/main", second);
        repository.Reference($"refs/heads/{name}", repository.Name("commit", [1]));
        File.WriteAllText(repository.Git($"refs/heads/{name}.odd"), "no reference");
        Directory.CreateDirectory(repository.Git("logs/refs/heads"));
        File.WriteAllText(repository.Git($"logs/refs/heads/{name}"), $"commit: {Text(_forge.LongLived())}");
        var pushed = new PushedReference($"refs/heads/{name}", RepositoryWriter.Hex(first), "odd");
        GitScanResult[] results =
        [
            Scan(repository),
            new HistoryScan(Settings, new GitScanOptions { Since = "main^" }).Run(repository.Path, GitEnvironment.None, null, default),
            new PushScan(Settings, new GitScanOptions()).Run(repository.Path, GitEnvironment.None, [pushed], null, null, default),
        ];
        Assert.All(results, result => Assert.NotEmpty(result.Coverage.Skipped));
        Assert.Contains(results[0].Findings, one => one.Path.StartsWith("(log of ", StringComparison.Ordinal));
        var shown = results.SelectMany(
            result => result.Findings.Select(one => $"{one}").Concat(result.Coverage.Skipped.Select(one => $"{one}")));
        Assert.All(shown, one => Assert.DoesNotContain(inName.Secret[8..30].Replace('/', 'x'), one));
    }

    [Fact]
    public void A_leak_that_many_versions_of_a_file_have_is_given_once()
    {
        using var repository = new RepositoryWriter();
        var key = _forge.LongLived();
        byte[][] parents = [];
        for (var i = 0; i < 20; i++)
        {
            var tree = repository.Tree(("100644", "a.env", repository.Blob($"{Text(key)}\nversion={i}\n")));
            parents = [repository.Commit(tree, $"version {i}", 1_700_000_000 + i, parents)];
        }

        repository.Reference("refs/heads/main", parents[0]);
        var found = Assert.Single(Scan(repository).Findings);
        Assert.Equal(1_700_000_000, found.Commit!.Date.ToUnixTimeSeconds());
    }

    [Fact]
    public void Deltas_of_both_kinds_and_both_versions_of_the_index_are_read()
    {
        using var repository = new RepositoryWriter();
        var keys = Enumerable.Range(0, 3).Select(_ => _forge.LongLived()).ToArray();
        var start = Encoding.UTF8.GetBytes(new string('x', 200) + "\n");
        byte[] Changed(byte[] from, int key) => [.. from, .. Encoding.UTF8.GetBytes(Text(keys[key]))];
        byte[] Delta(byte[] from, byte[] to) =>
        [
            .. RepositoryWriter.Length(from.Length), .. RepositoryWriter.Length(to.Length),
            0b1011_0000, (byte)(from.Length & 255), (byte)(from.Length >> 8), (byte)(to.Length - from.Length), .. to[from.Length..],
        ];
        var one = Changed(start, 0);
        var two = Changed(one, 1);
        var three = Changed(start, 2);
        var name = repository.Name("blob", start);
        var file = repository.Pack(
        [
            new PackedObject(7, Delta(start, three), BaseName: name, Name: repository.Name("blob", three)),
            new PackedObject(3, start),
            new PackedObject(6, Delta(start, one), BaseIndex: 1, Name: repository.Name("blob", one)),
            new PackedObject(6, Delta(one, two), BaseIndex: 2, Name: repository.Name("blob", two)),
        ]);
        Assert.Equal(keys.Select(key => key.Id).Order(), Ids(Scan(repository)));

        var offsets = Offsets(file);
        var names = offsets.Select(pair => pair.Name).ToArray();
        File.WriteAllBytes(file + ".idx", repository.Index(names, offsets.Select(pair => pair.Offset).ToArray(), version: 1));
        var result = Scan(repository);
        Assert.Equal(keys.Select(key => key.Id).Order(), Ids(result));
        Assert.True(result.Coverage.IsWhole);
        Assert.Equal(4, result.Coverage.Objects);
    }

    [Fact]
    public void Objects_that_are_there_several_times_are_scanned_once()
    {
        using var repository = new RepositoryWriter();
        var content = Encoding.UTF8.GetBytes(Text(_forge.LongLived()));
        repository.Loose("blob", content);
        repository.Pack([new PackedObject(3, content)]);
        repository.Pack([new PackedObject(3, content), new PackedObject(3, [1, 2, 3])]);
        Assert.Equal(2, Scan(repository).Coverage.Objects);
    }

    [Fact]
    public void What_is_missing_is_said()
    {
        using var repository = new RepositoryWriter();
        var blob = repository.Name("blob", [1]);
        var tree = repository.Tree(("100644", "gone", blob));
        repository.Reference("refs/heads/main", repository.Commit(tree, "m", 1_700_000_000));
        var skipped = Assert.Single(Scan(repository).Coverage.Skipped);
        Assert.Equal(new SkippedPath($"(object {RepositoryWriter.Hex(blob)})", "it is missing"), skipped);
        File.AppendAllText(repository.Git("config"), "[extensions]\n\tpartialClone = origin\n");
        Assert.Contains("partial clone", Assert.Single(Scan(repository).Coverage.Skipped).Reason);
    }

    [Fact]
    public void What_only_a_reference_or_the_index_leads_to_is_said_when_it_is_missing()
    {
        using var repository = new RepositoryWriter();
        var (commit, staged) = (repository.Name("commit", [1]), repository.Name("blob", [2]));
        repository.Reference("refs/heads/main", commit);
        File.WriteAllBytes(repository.Git("index"), StagingWriter.Index(2, 20, [("a", staged)]));
        var skipped = Scan(repository).Coverage.Skipped;
        Assert.Equal(
            new[] { commit, staged }.Select(id => new SkippedPath($"(object {RepositoryWriter.Hex(id)})", "it is missing")).ToHashSet(),
            skipped.ToHashSet());
    }

    [Fact]
    public void An_index_whose_pack_is_missing_is_said()
    {
        using var repository = new RepositoryWriter();
        Directory.CreateDirectory(repository.Git("objects/pack"));
        File.WriteAllBytes(repository.Git("objects/pack/pack-1.idx"), [1]);
        Assert.Equal(new SkippedPath("pack-1.idx", "its pack is missing"), Assert.Single(Scan(repository).Coverage.Skipped));
    }

    [Fact]
    public void References_in_a_storage_that_is_not_known_are_said()
    {
        using var repository = new RepositoryWriter();
        File.AppendAllText(repository.Git("config"), "[extensions]\n\trefStorage = tablets\n");
        Assert.Contains("tablets", Assert.Single(Scan(repository).Coverage.Skipped).Reason);
    }

    [Fact]
    public void Alternates_are_read_and_may_name_each_other()
    {
        using var repository = new RepositoryWriter();
        using var other = new RepositoryWriter();
        var key = _forge.LongLived();
        other.Blob(Text(key));
        Directory.CreateDirectory(repository.Git("objects/info"));
        Directory.CreateDirectory(other.Git("objects/info"));
        File.WriteAllText(repository.Git("objects/info/alternates"), $"{other.Git("objects")}\n/nowhere/objects\n");
        File.WriteAllText(other.Git("objects/info/alternates"), $"{repository.Git("objects")}\n");
        var result = Scan(repository);
        Assert.Equal([key.Id], Ids(result));
        Assert.Equal("/nowhere/objects", Assert.Single(result.Coverage.Skipped).Path);
    }

    [Fact]
    public void The_handler_is_given_each_secret_with_its_finding()
    {
        using var repository = new RepositoryWriter();
        var key = _forge.LongLived();
        repository.Blob(Text(key));
        var secrets = new Dictionary<Finding, string>(ReferenceEqualityComparer.Instance);
        var result = new HistoryScan(Settings, new GitScanOptions()).Run(
            repository.Path, GitEnvironment.None, leak => secrets.Add(leak.Finding, Encoding.ASCII.GetString(leak.Secret)), default);
        Assert.Equal(key.Secret, secrets[Assert.Single(result.Findings).Finding]);
    }

    [Fact]
    public void What_a_blob_of_Git_LFS_stands_for_is_scanned_where_it_is_here_and_said_where_not()
    {
        using var repository = new RepositoryWriter();
        var key = _forge.LongLived();
        var content = Encoding.ASCII.GetBytes(Text(key));
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        var blob = repository.Blob($"version https://git-lfs.github.com/spec/v1\noid sha256:{name}\nsize {content.Length}\n");
        repository.Reference("refs/heads/main", repository.Commit(repository.Tree(("100644", "a.bin", blob)), "large", 1_700_000_000));
        Assert.Equal("(contents in Git LFS)", Assert.Single(Scan(repository).Coverage.Skipped).Path);

        Directory.CreateDirectory(repository.Git($"lfs/objects/{name[..2]}/{name[2..4]}"));
        File.WriteAllBytes(repository.Git($"lfs/objects/{name[..2]}/{name[2..4]}/{name}"), content);
        var result = Scan(repository);
        Assert.Equal(("a.bin", key.Id), (result.Findings[0].Path, result.Findings[0].Finding.AccessKeyId));
        Assert.True(result.Coverage.IsWhole);
    }

    [Fact]
    public void The_logs_of_references_are_scanned()
    {
        using var repository = new RepositoryWriter();
        var key = _forge.LongLived();
        Directory.CreateDirectory(repository.Git("logs/refs/heads"));
        var zeros = new string('0', 40);
        File.WriteAllText(
            repository.Git("logs/refs/heads/main"), $"{zeros} {zeros} A <a@b> 1700000000 +0000\tcommit: {key.Id} {key.Secret}\n");
        Assert.Equal("(log of refs/heads/main)", Assert.Single(Scan(repository).Findings).Path);
    }

    internal static ScannerSettings Settings => new() { FingerprintKey = new byte[32], Now = Found.Now };

    internal static GitScanResult Scan(RepositoryWriter repository) =>
        new HistoryScan(Settings, new GitScanOptions { Workers = 3 }).Run(repository.Path, GitEnvironment.None, null, default);

    private static IEnumerable<string?> Ids(GitScanResult result) =>
        result.Findings.Select(one => one.Finding.AccessKeyId).Distinct().Order();

    private static string Text(KeyPair key) => PairShapes.All[".env"](key);

    // Reads an index of version 2 that the writer has written.
    private static List<(byte[] Name, long Offset)> Offsets(string file)
    {
        var index = File.ReadAllBytes(file + ".idx");
        var count = index[(8 + 1020) + 3];
        var names = 8 + 1024;
        var offsets = names + (count * 24);
        return Enumerable.Range(0, count)
            .Select(i => (index.AsSpan(names + (i * 20), 20).ToArray(),
                (long)System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(index.AsSpan(offsets + (i * 4)))))
            .ToList();
    }
}
