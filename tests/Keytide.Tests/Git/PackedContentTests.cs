using System.Text;
using Keytide.Connectors.Archives;
using Keytide.Connectors.Git;
using Keytide.Connectors.Git.Objects;
using Keytide.Connectors.Git.Repositories;
using Keytide.Connectors.Git.Walking;
using Keytide.Scanner;
using Keytide.Scanning;
using Keytide.Tests.Scanning;

namespace Keytide.Tests.Git;

/// <summary>Archives that are in git are opened as those among files are, wherever git has them.</summary>
public sealed class PackedContentTests
{
    private readonly Forge _forge = new(131);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_key_in_an_archive_is_put_down_to_the_commit_that_brought_the_archive(bool isInPack)
    {
        using var repository = new RepositoryWriter();
        var key = _forge.LongLived();
        var archive = Archives.Zip(("layers/1.tar.gz", Archives.Gzip(Archives.Tar(("etc/app.env", Env(key))))));
        var blob = isInPack ? repository.Name("blob", archive) : repository.Loose("blob", archive);
        var folder = repository.Tree(("100644", "app.jar", blob));
        var first = repository.Commit(repository.Tree(), "first", 1_700_000_000);
        var second = repository.Commit(repository.Tree(("40000", "deploy", folder)), "second", 1_700_000_100, first);
        repository.Reference("refs/heads/main", repository.Commit(repository.Tree(), "gone", 1_700_000_200, second));
        if (isInPack)
        {
            repository.Pack([new PackedObject(3, archive)]);
        }

        var result = HistoryScanTests.Scan(repository);
        var found = Assert.Single(result.Findings);
        Assert.Equal(("deploy/app.jar!layers/1.tar.gz!etc/app.env", key.Id), (found.Path, found.Finding.AccessKeyId));
        Assert.Equal(RepositoryWriter.Hex(second), found.Commit!.Id);
        Assert.Equal(RepositoryWriter.Hex(blob), found.ObjectId);
        Assert.False(found.IsUnreachable);
        Assert.True(result.Coverage.IsWhole);
        Assert.Equal(1, result.Coverage.Blobs);
        Assert.True(result.Coverage.Bytes > archive.Length + Env(key).Length);
    }

    [Fact]
    public void An_archive_that_is_a_delta_is_opened()
    {
        using var repository = new RepositoryWriter();
        var (one, two) = (_forge.LongLived(), _forge.LongLived());
        var before = Archives.Tar(("a.env", Env(one)));
        byte[] after = [.. before[..^1024], .. Archives.Tar(("b.env", Env(two)))];
        var added = after[(before.Length - 1024)..];
        var delta = new List<byte>([.. RepositoryWriter.Length(before.Length), .. RepositoryWriter.Length(after.Length)]);
        var kept = before.Length - 1024;
        delta.AddRange([0b1011_0000, (byte)(kept & 255), (byte)(kept >> 8)]);
        foreach (var piece in added.Chunk(127))
        {
            delta.AddRange([(byte)piece.Length, .. piece]);
        }

        repository.Pack(
            [new PackedObject(3, before), new PackedObject(6, delta.ToArray(), 0, Name: repository.Name("blob", after))]);
        var result = HistoryScanTests.Scan(repository);
        var name = $"(blob {RepositoryWriter.Hex(repository.Name("blob", after))} that nothing leads to)";
        Assert.Contains(result.Findings, found => found.Path == $"{name}!b.env" && found.Finding.AccessKeyId == two.Id);
        Assert.True(result.Coverage.IsWhole);
    }

    [Fact]
    public void An_archive_that_nothing_leads_to_is_opened_and_named_by_its_object()
    {
        using var repository = new RepositoryWriter();
        var key = _forge.LongLived();
        var blob = repository.Loose("blob", Archives.Wrappings["tgz"](Env(key)));
        var found = Assert.Single(HistoryScanTests.Scan(repository).Findings);
        Assert.Equal($"(blob {RepositoryWriter.Hex(blob)} that nothing leads to)!a/b.txt", found.Path);
        Assert.True(found.IsUnreachable);
    }

    [Fact]
    public void An_archive_that_many_commits_and_paths_have_is_one_object_and_one_finding()
    {
        using var repository = new RepositoryWriter();
        var key = _forge.LongLived();
        var archive = repository.Loose("blob", Archives.Zip(("a.env", Env(key))));
        byte[][] parents = [];
        for (var i = 0; i < 5; i++)
        {
            var tree = repository.Tree(("100644", $"copy{i}.zip", archive), ("100644", $"other{i}.zip", archive));
            parents = [repository.Commit(tree, $"{i}", 1_700_000_000 + i, parents)];
        }

        repository.Reference("refs/heads/main", parents[0]);
        var result = HistoryScanTests.Scan(repository);
        Assert.Equal("copy0.zip!a.env", Assert.Single(result.Findings).Path);
        Assert.Equal(1, result.Coverage.Blobs);
    }

    [Fact]
    public void A_leak_has_the_same_fingerprint_in_an_archive_and_out_of_it()
    {
        using var repository = new RepositoryWriter();
        var key = _forge.LongLived();
        repository.Loose("blob", Archives.Zip(("a.env", Env(key))));
        repository.Loose("blob", Env(key));
        var found = HistoryScanTests.Scan(repository).Findings;
        Assert.Equal(2, found.Count);
        Assert.Single(found.Select(one => one.Finding.Fingerprint).Distinct());
    }

    [Fact]
    public void What_in_an_archive_cannot_be_read_is_said_with_its_path()
    {
        using var repository = new RepositoryWriter();
        var zip = Archives.Zip(("a.env", Env(_forge.LongLived())), ("b.txt", [1]));
        var bomb = Archives.Zip(Enumerable.Range(0, 2).Select(i => ($"{i}", new byte[140 << 20])).ToArray());
        var tree = repository.Tree(
            ("100644", "bomb.zip", repository.Loose("blob", bomb)),
            ("100644", "broken.zip", repository.Loose("blob", zip[..^30])),
            ("100644", "locked.zip", repository.Loose("blob", Archives.Locked(zip))));
        repository.Reference("refs/heads/main", repository.Commit(tree, "m", 1_700_000_000));
        var skipped = HistoryScanTests.Scan(repository).Coverage.Skipped;
        Assert.Equal(
            [
                new SkippedPath("bomb.zip", "it unpacks to more than is reasonable"),
                new SkippedPath("broken.zip", "it is damaged"),
                new SkippedPath("locked.zip!a.env", "it is encrypted"),
                new SkippedPath("locked.zip!b.txt", "it is encrypted"),
            ],
            skipped);
    }

    [Fact]
    public void An_archive_in_Git_LFS_is_opened()
    {
        using var repository = new RepositoryWriter();
        var key = _forge.LongLived();
        var blob = repository.Blob(InLargeFiles(repository, Archives.Zip(("a.env", Env(key)))));
        repository.Reference("refs/heads/main", repository.Commit(repository.Tree(("100644", "a.zip", blob)), "m", 1_700_000_000));
        Assert.Equal("a.zip!a.env", Assert.Single(HistoryScanTests.Scan(repository).Findings).Path);
    }

    [Fact]
    public void A_broken_archive_in_Git_LFS_is_opened_once_and_read_as_text_besides()
    {
        using var repository = new RepositoryWriter();
        var key = _forge.LongLived();
        byte[] content = [.. Archives.Zip(("a.txt", [1]))[..^30], .. "\n"u8, .. Env(key)];
        var blob = repository.Blob(InLargeFiles(repository, content));
        repository.Reference("refs/heads/main", repository.Commit(repository.Tree(("100644", "a.zip", blob)), "m", 1_700_000_000));
        var result = HistoryScanTests.Scan(repository);
        Assert.Equal([new SkippedPath("a.zip", "it is damaged")], result.Coverage.Skipped);
        Assert.Equal(("a.zip", key.Id), Assert.Single(result.Findings.Select(found => (found.Path, found.Finding.AccessKeyId!))));
    }

    [Fact]
    public void One_content_in_Git_LFS_is_not_read_for_any_number_of_blobs()
    {
        using var repository = new RepositoryWriter();
        var pointer = InLargeFiles(repository, Archives.Zip(("a.env", Env(_forge.LongLived()))));
        for (var i = 0; i < 6; i++)
        {
            repository.Blob($"{pointer}x-copy {i}\n");
        }

        var result = HistoryScanTests.Scan(repository);
        Assert.Equal(4, result.Findings.Count);
        Assert.Equal(
            Enumerable.Repeat("too many blobs stand for one content in Git LFS", 2), result.Coverage.Skipped.Select(one => one.Reason));
    }

    [Fact]
    public void What_is_unpacked_in_Git_LFS_and_in_large_blobs_counts_as_other_archives_do()
    {
        using var repository = new RepositoryWriter();
        var packed = Archives.Zip(("a.txt", new byte[1 << 20]));
        var pointer = Encoding.UTF8.GetBytes(InLargeFiles(repository, packed));
        byte[] program = [.. Enumerable.Repeat((byte)1, 1000), .. packed];
        var behind = Encoding.UTF8.GetBytes(InLargeFiles(repository, program));
        var tally = new ScanTally { LargeFiles = new LargeFiles(repository.Git("")) };
        var scanner = new ObjectScanner(HistoryScanTests.Settings, 20, tally);
        scanner.Scan(ObjectKind.Blob, pointer);
        scanner.Scan(new ResumedStream(packed, Stream.Null));
        Assert.True(tally.Coverage(new ShownText(HistoryScanTests.Settings)).Bytes > 2 << 20);
        tally.Archives.Count(0, (64L << 30) - (1 << 20));
        Assert.Throws<GitDataException>(tally.Archives.Check);
        Assert.Throws<GitDataException>(() => scanner.Scan(ObjectKind.Blob, pointer));
        Assert.Throws<GitDataException>(() => scanner.Scan(ObjectKind.Blob, behind));
        Assert.Throws<GitDataException>(() => scanner.Scan(new ResumedStream(packed, Stream.Null)));
        scanner.Scan(new ResumedStream(Env(_forge.LongLived()), Stream.Null));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_staged_archive_is_opened_and_what_the_last_commit_had_in_it_is_not_new(int version)
    {
        using var repository = new RepositoryWriter();
        var (old, added, alone) = (_forge.LongLived(), _forge.LongLived(), _forge.LongLived());
        var before = repository.Loose("blob", Archives.Zip(("a.env", Env(old))));
        repository.Reference("refs/heads/main", repository.Commit(repository.Tree(("100644", "a.zip", before)), "m", 1_700_000_000));
        var after = repository.Loose("blob", Archives.Zip(("a.env", Env(old)), ("b.env", Env(added))));
        var other = repository.Loose("blob", Archives.Wrappings["tgz"](Env(alone)));
        File.WriteAllBytes(repository.Git("index"), StagingWriter.Index(version, 20, [("a.zip", after), ("b.tgz", other)]));
        var result = new StagedScan(HistoryScanTests.Settings).Run(repository.Path, GitEnvironment.None, null, default);
        Assert.Equal(["a.zip!b.env", "b.tgz!a/b.txt"], result.Findings.Select(found => found.Path));
        Assert.Equal([added.Id, alone.Id], result.Findings.Select(found => found.Finding.AccessKeyId));
        Assert.True(result.Coverage.IsWhole);
    }

    [Fact]
    public void Names_of_staged_files_are_scanned_where_they_are_new()
    {
        using var repository = new RepositoryWriter();
        var (old, added) = (_forge.LongLived(), _forge.LongLived());
        var content = repository.Loose("blob", [1]);
        repository.Reference("refs/heads/main", repository.Commit(repository.Tree(("100644", old.Id, content)), "m", 1_700_000_000));
        File.WriteAllBytes(
            repository.Git("index"),
            StagingWriter.Index(2, 20, [.. new[] { old.Id, added.Id }.Order(StringComparer.Ordinal).Select(name => (name, content))]));
        var result = new StagedScan(HistoryScanTests.Settings).Run(repository.Path, GitEnvironment.None, null, default);
        Assert.Equal(added.Id, Assert.Single(result.Findings).Finding.AccessKeyId);
    }

    [Fact]
    public void A_pushed_archive_is_opened_and_what_the_other_side_had_in_it_is_not_new()
    {
        using var repository = new RepositoryWriter();
        var (old, added) = (_forge.LongLived(), _forge.LongLived());
        var before = repository.Tree(("100644", "a.zip", repository.Loose("blob", Archives.Zip(("a.env", Env(old))))));
        var after = repository.Tree(
            ("100644", "a.zip", repository.Loose("blob", Archives.Zip(("a.env", Env(old)), ("b.env", Env(added))))));
        var first = repository.Commit(before, "first", 1_700_000_000);
        var second = repository.Commit(after, "second", 1_700_000_100, first);
        var pushed = new PushedReference("refs/heads/main", RepositoryWriter.Hex(first), RepositoryWriter.Hex(second));
        var result = new PushScan(HistoryScanTests.Settings, new GitScanOptions())
            .Run(repository.Path, GitEnvironment.None, [pushed], null, null, default);
        var found = Assert.Single(result.Findings);
        Assert.Equal(("a.zip!b.env", RepositoryWriter.Hex(second)), (found.Path, found.Commit!.Id));
    }

    [Fact]
    public void A_cancelled_scan_does_not_read_an_archive_to_its_end()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var settings = HistoryScanTests.Settings;
        var scan = new BlobScan(settings, new LeakScanner(settings), (_, _) => { }, (_, _) => { }, new ArchiveTotals(), source.Token);
        Assert.Throws<OperationCanceledException>(() => scan.Scan(Archives.Zip(("a", [1])), null, "x"));
    }

    [Fact]
    public void The_archives_of_a_repository_are_bounded_together()
    {
        var totals = new ArchiveTotals();
        totals.Count(1 << 20, 64L << 30);
        totals.Check();
        totals.Count(0, 51 << 20);
        Assert.Throws<GitDataException>(totals.Check);
    }

    [Fact]
    public void The_archives_of_a_commit_are_bounded_together()
    {
        using var repository = new RepositoryWriter();
        var archive = repository.Loose("blob", Archives.Zip(("a.env", Env(_forge.LongLived()))));
        using var database = ObjectDatabase.Open([repository.Git("objects")], 20, (_, _) => { });
        var skipped = new List<string>();
        var book = new FindingBook(HistoryScanTests.Settings, new ObjectReader(database), null, (_, reason) => skipped.Add(reason));
        book.Archives.Count(0, 64L << 30);
        book.Add(new Hit(new ObjectId(archive), ObjectKind.Blob), new Place("a.zip", null, 0, IsUnreachable: false));
        Assert.Single(book.Findings);
        book.Archives.Count(0, 1 << 20);
        book.Add(new Hit(new ObjectId(archive), ObjectKind.Blob), new Place("b.zip", null, 0, IsUnreachable: false));
        Assert.Contains("more than is reasonable", Assert.Single(skipped));
    }

    // Puts a content where Git LFS keeps it, and gives the text that stands for it.
    private static string InLargeFiles(RepositoryWriter repository, byte[] content)
    {
        var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        Directory.CreateDirectory(repository.Git($"lfs/objects/{name[..2]}/{name[2..4]}"));
        File.WriteAllBytes(repository.Git($"lfs/objects/{name[..2]}/{name[2..4]}/{name}"), content);
        return $"version https://git-lfs.github.com/spec/v1\noid sha256:{name}\nsize {content.Length}\n";
    }

    private static byte[] Env(KeyPair key) => Encoding.UTF8.GetBytes(PairShapes.All[".env"](key));
}
