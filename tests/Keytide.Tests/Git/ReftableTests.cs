using System.Text;
using Keytide.Connectors.Git;
using Keytide.Connectors.Git.Objects;
using Keytide.Connectors.Git.Repositories;
using Keytide.Scanning;
using Keytide.Tests.Scanning;

namespace Keytide.Tests.Git;

/// <summary>References in tables are read as git writes them, and scans go by them.</summary>
public sealed class ReftableTests
{
    // Written by git 2.55: an annotated tag, two branches, one that a remote's HEAD leads to, and logs.
    private const string Short =
        "UkVGVAEAEAAAAAAAAAAAAQAAAAAAAAAIcgAA1QAjSEVBRAAPcmVmcy9oZWFkcy9tYWluAHlyZWZzL2hlYWRzL21haW4FanEAsRZkdRi4RItvN1IxObQP"
        + "P9ULIXNpZGUEg2UCugTfS5u5lMXvdDLRmgU4GjYFgBtyZW1vdGVzL29yaWdpbi9IRUFEBw9yZWZzL2hlYWRzL3NpZGUFOnRhZ3MvdjECnQ6M5zUIpWss"
        + "kWDpFyZ6vZqaDiSDZQK6BN9Lm7mUxe90MtGaBTgaNgAAHAAAMwACZwACa3jaY8j0cHV0YfgPAT+bU5l2sdz3nr1zytH3JUYXZ7FaSJllFTJsFEspldjh"
        + "0p1vHmRouYXf/iqzY0oif2JKokNqRWJuQU6qXn5ReuvKcw8ZGFL4k/NzczNLrBSKU5Pz81K4eDj/MmAB2GzCY6oExFQFjcy8zJLMxBxNK4W0zKLiEi6G"
        + "Bsei1LRi/YzUxJRi/dzEzDxaekactp7hzizOTEmFeeAXFaySSipKzEvOsFJwLkpNLElNUUgrys9VAAUTF2tDYlFqbn5JarF+flFmemaePnJS+E4Fyxm5"
        + "GBhYGBiOMjABAFQt26hSRUZUAQAQAAAAAAAAAAABAAAAAAAAAAgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA1QAAAAAAAAAALUD/UQ==";

    private const string Long =
        "UkVGVAIAEAAAAAAAAAAAAQAAAAAAAAAIczI1NnIAAQkAI0hFQUQAD3JlZnMvaGVhZHMvbWFpbgB5cmVmcy9oZWFkcy9tYWluBUSYaagwP16aHMJNT7iS"
        + "u5Kg1MAm9MGvWUG4T3IHDf1SCyFzaWRlBAgBVELPRNzeER03WDro/iG9ZOmR06fGaE3Y6bobqPtFBYAbcmVtb3Rlcy9vcmlnaW4vSEVBRAcPcmVmcy9o"
        + "ZWFkcy9zaWRlBTp0YWdzL3YxAlDTvhM7u5E33xuNsR0Eor6NthcsGbMgP8xKozlycJ+xCAFUQs9E3N4RHTdYOuj+Ib1k6ZHTp8ZoTdjpuhuo+0UAACAA"
        + "ADcAAmcAAvt42mPI9HB1dGH4DwE/ORhDnM673LknKGseYfXin+LelJcTLy8/luF74+Uu6RW/XV1mZK4wsI+bJXPI13/HpN2TFlw5oPbl4PpIxx3+Rey8"
        + "f4OYHVMS+RNTEh1SKxJzC3JS9fKL0ltXnnvIwJDCn5yfm5tZYqVQnJqcn5fCxcP5l4EAIOQaPLZJQGxT0MjMyyzJTMzRtFJIyywqLuFiaHAsSk0r1s9I"
        + "TUwp1s9NzMwbCM+LD4znuTOLM1NSYR7+RUMnSCUVJeYlZ1gpOBelJpakpiikFeXnKoCCm4u1IbEoNTe/JLVYP78oMz0zTx85CX6noaMYuRgYWBgYvjIw"
        + "AQDfCRj7UkVGVAIAEAAAAAAAAAAAAQAAAAAAAAAIczI1NgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEJAAAAAAAAAAC+SRqD";

    private readonly Forge _forge = new(141);

    [Theory]
    [InlineData(20, Short, "6a7100b116647518b8448b6f37523139b40f3fd5", "9d0e8ce73508a56b2c9160e917267abd9a9a0e24")]
    [InlineData(
        32,
        Long,
        "449869a8303f5e9a1cc24d4fb892bb92a0d4c026f4c1af5941b84f72070dfd52",
        "50d3be133bbb9137df1b8db11d04a2be8db6172c19b3203fcc4aa33972709fb1")]
    public void Tables_of_git_are_read(int hashLength, string table, string main, string tag)
    {
        var file = new ReftableFile(Convert.FromBase64String(table), hashLength, new ReftableBudget());
        var all = file.References().ToDictionary(record => record.Name);
        Assert.Equal(["HEAD", "refs/heads/main", "refs/heads/side", "refs/remotes/origin/HEAD", "refs/tags/v1"], all.Keys);
        Assert.Equal(("refs/heads/main", main), (all["HEAD"].Target, all["refs/heads/main"].Id.ToHex(hashLength)));
        Assert.Equal("refs/heads/side", all["refs/remotes/origin/HEAD"].Target);
        Assert.Equal(tag, all["refs/tags/v1"].Id.ToHex(hashLength));
        var log = Encoding.Latin1.GetString(Assert.Single(file.Logs()));
        Assert.Contains("commit (initial): first", log);
        Assert.Contains("branch: Created from main", log);
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(20, 512)]
    [InlineData(32, 512)]
    public void Many_blocks_are_read_filled_up_or_not(int hashLength, int blockLength)
    {
        var records = Enumerable.Range(100, 500)
            .Select(i => ($"refs/heads/topic/{i}", (string?)Convert.ToHexStringLower(_forge.Bytes(hashLength)))).ToList();
        var read = new ReftableFile(ReftableWriter.Table(records, hashLength, blockLength), hashLength, new ReftableBudget()).References();
        Assert.Equal(records, read.Select(record => (record.Name, (string?)record.Id.ToHex(hashLength))));
    }

    [Fact]
    public void A_history_in_a_repository_with_tables_has_its_commits_and_paths_and_what_is_gone_leads_nowhere()
    {
        using var repository = new RepositoryWriter();
        var (kept, gone) = (_forge.LongLived(), _forge.LongLived());
        var first = Commit(repository, kept, "first");
        var dropped = Commit(repository, gone, "dropped");
        ReftableWriter.Install(
            repository,
            ReftableWriter.Table([("HEAD", "refs/heads/main"), ("refs/heads/main", Hex(first)), ("refs/heads/x", Hex(dropped))]),
            ReftableWriter.Table([("refs/heads/x", null)]));
        var result = HistoryScanTests.Scan(repository);
        Assert.True(result.Coverage.IsWhole);
        Assert.Equal(
            [(kept.Id, false), (gone.Id, true)],
            result.Findings.OrderBy(one => one.IsUnreachable).Select(one => (one.Finding.AccessKeyId!, one.IsUnreachable)));
    }

    [Fact]
    public void Only_what_came_after_a_revision_is_scanned()
    {
        using var repository = new RepositoryWriter();
        var (old, added) = (_forge.LongLived(), _forge.LongLived());
        var first = Commit(repository, old, "first");
        var second = Commit(repository, added, "second", first);
        ReftableWriter.Install(
            repository,
            ReftableWriter.Table([("HEAD", "refs/heads/main"), ("refs/heads/main", Hex(second)), ("refs/tags/v1", Hex(first))]));
        foreach (var since in new[] { "v1", "HEAD~1", "main^" })
        {
            var result = new HistoryScan(HistoryScanTests.Settings, new GitScanOptions { Since = since })
                .Run(repository.Path, GitEnvironment.None, null, default);
            Assert.Equal(added.Id, Assert.Single(result.Findings).Finding.AccessKeyId);
        }
    }

    [Fact]
    public void What_is_staged_is_compared_with_the_commit_that_the_tables_name()
    {
        using var repository = new RepositoryWriter();
        var (old, added) = (_forge.LongLived(), _forge.LongLived());
        var first = Commit(repository, old, "first");
        ReftableWriter.Install(repository, ReftableWriter.Table([("HEAD", "refs/heads/main"), ("refs/heads/main", Hex(first))]));
        var blob = repository.Blob(Text(old) + Text(added));
        File.WriteAllBytes(repository.Git("index"), StagingWriter.Index(2, 20, [("a.env", blob)]));
        Assert.Equal(added.Id, Assert.Single(Staged(repository).Findings).Finding.AccessKeyId);

        // On a branch without commits, all of it is new.
        File.WriteAllBytes(repository.Git("reftable/0.ref"), ReftableWriter.Table([("HEAD", "refs/heads/other")]));
        Assert.Equal(2, Staged(repository).Findings.Count);
        File.WriteAllBytes(repository.Git("reftable/0.ref"), ReftableWriter.Table([("refs/heads/other", Hex(first))]));
        Assert.Equal("it is in no table of references", Assert.Single(Staged(repository).Coverage.Skipped).Reason);
    }

    [Fact]
    public void What_a_push_brings_is_what_the_tables_do_not_lead_to()
    {
        using var repository = new RepositoryWriter();
        var (old, added) = (_forge.LongLived(), _forge.LongLived());
        var first = Commit(repository, old, "first");
        var second = Commit(repository, added, "second", first);
        ReftableWriter.Install(repository, ReftableWriter.Table([("HEAD", "refs/heads/main"), ("refs/heads/main", Hex(first))]));
        var pushed = new PushedReference("refs/heads/new", new string('0', 40), Hex(second));
        var result = new PushScan(HistoryScanTests.Settings, new GitScanOptions())
            .Run(repository.Path, GitEnvironment.None, [pushed], "refs/", null, default);
        Assert.Equal(added.Id, Assert.Single(result.Findings).Finding.AccessKeyId);
    }

    [Fact]
    public void What_cannot_be_read_in_the_tables_is_said()
    {
        using var repository = new RepositoryWriter();
        var first = Hex(Commit(repository, _forge.LongLived(), "first"));
        var table = ReftableWriter.Table([("HEAD", "refs/heads/main"), ("refs/heads/main", first)]);
        ReftableWriter.Install(repository, table);
        var list = repository.Git("reftable/tables.list");
        Assert.Empty(Skipped(repository));

        foreach (var (names, reason) in new[]
                 {
                     ("../0.ref\n", "a table of references is said to be elsewhere"), ("1.ref\n", "it was gone when it was to be read"),
                     (string.Concat(Enumerable.Repeat("0.ref\n", 5000)), "there are too many tables of references"),
                 })
        {
            File.WriteAllText(list, names);
            Assert.Equal([new SkippedPath("reftable", reason)], Skipped(repository).Where(one => one.Path == "reftable"));
        }

        File.WriteAllText(list, "0.ref\n");
        table[^10] ^= 1;
        File.WriteAllBytes(repository.Git("reftable/0.ref"), table);
        Assert.Contains(new SkippedPath("reftable", "a table of references is damaged"), Skipped(repository));
        File.Delete(list);
        Assert.Equal([new SkippedPath("reftable", "the list of its tables is missing")], Skipped(repository));
    }

    [Fact]
    public void The_logs_in_tables_are_scanned()
    {
        using var repository = new RepositoryWriter();
        var key = _forge.LongLived();
        ReftableWriter.Install(repository, ReftableWriter.Table([("HEAD", "refs/heads/main")]), Log($"commit: {Text(key)}"));
        var result = HistoryScanTests.Scan(repository);
        Assert.Equal(("(logs of references in 1.ref)", key.Id), (result.Findings[0].Path, result.Findings[0].Finding.AccessKeyId));
        Assert.True(result.Coverage.IsWhole);
    }

    [Fact]
    public void The_logs_of_worktrees_are_scanned_in_files_and_in_tables()
    {
        using var repository = new RepositoryWriter();
        var (inFile, inTable) = (_forge.LongLived(), _forge.LongLived());
        Directory.CreateDirectory(repository.Git("worktrees/wt/logs"));
        Directory.CreateDirectory(repository.Git("worktrees/wt/reftable"));
        File.WriteAllText(repository.Git("worktrees/wt/logs/HEAD"), $"commit: {Text(inFile)}");
        File.WriteAllBytes(repository.Git("worktrees/wt/reftable/0.ref"), Log($"commit: {Text(inTable)}"));
        File.WriteAllText(repository.Git("worktrees/wt/reftable/tables.list"), "0.ref\n");
        Assert.Equal(
            [("(log of worktrees/wt/HEAD)", inFile.Id), ("(logs of references in worktrees/wt/0.ref)", inTable.Id)],
            HistoryScanTests.Scan(repository).Findings.Select(found => (found.Path, found.Finding.AccessKeyId!)));
    }

    [Fact]
    public void Logs_in_tables_that_git_puts_together_meanwhile_are_read_all_the_same()
    {
        using var repository = new RepositoryWriter();
        ReftableWriter.Install(repository, Log("first"), Log("second"));
        var read = new List<string>();
        foreach (var (table, text) in new ReftableStack(repository.Git(""), 20, new ReftableBudget()).Logs())
        {
            read.Add($"{table}: {Encoding.Latin1.GetString(text)}");
            if (table == "0.ref")
            {
                File.Move(repository.Git("reftable/1.ref"), repository.Git("reftable/2.ref"));
                File.WriteAllText(repository.Git("reftable/tables.list"), "0.ref\n2.ref\n");
            }
        }

        Assert.Equal(2, read.Count);
        Assert.Contains("first", read[0]);
        Assert.Contains("second", read[1]);
    }

    [Fact]
    public void References_that_lead_in_circles_are_said()
    {
        using var repository = new RepositoryWriter();
        ReftableWriter.Install(repository, ReftableWriter.Table([("refs/heads/a", "refs/heads/b"), ("refs/heads/b", "refs/heads/a")]));
        Assert.Equal(["it leads nowhere", "it leads nowhere"], Skipped(repository).Select(one => one.Reason));
    }

    [Fact]
    public void Names_that_grow_with_every_record_are_refused_before_they_fill_the_memory()
    {
        // Each record repeats all of the name before it.
        var file = new ReftableFile(Repeated(new byte[8000], 100_000), 20, new ReftableBudget());
        Assert.Throws<GitDataException>(file.References);
    }

    [Fact]
    public void Names_that_many_tables_repeat_are_counted_together()
    {
        using var repository = new RepositoryWriter();
        var table = Repeated(new byte[8000], 100);
        ReftableWriter.Install(repository, table, table, table);
        Assert.Single(new ReftableStack(repository.Git(""), 20, new ReftableBudget(names: 6 << 20)).Read());
        Assert.Throws<GitDataException>(new ReftableStack(repository.Git(""), 20, new ReftableBudget(names: 4 << 20)).Read);
    }

    [Fact]
    public void Records_without_names_cost_what_they_need_in_memory()
    {
        var table = Repeated([], 100_000);
        Assert.True(table.Length < 1 << 20);
        Assert.Equal(100_001, new ReftableFile(table, 20, new ReftableBudget()).References().Count);
        Assert.Throws<GitDataException>(new ReftableFile(table, 20, new ReftableBudget(names: 16 << 20)).References);
    }

    [Fact]
    public void Logs_of_many_tables_are_counted_together()
    {
        using var repository = new RepositoryWriter();
        ReftableWriter.Install(repository, Log(new string('a', 600)), Log(new string('b', 600)));
        Assert.Equal(2, new ReftableStack(repository.Git(""), 20, new ReftableBudget(logs: 2000)).Logs().Count());
        var beyond = new ReftableStack(repository.Git(""), 20, new ReftableBudget(logs: 1000)).Logs();
        Assert.Throws<GitDataException>(() => beyond.ToList());
    }

    // A table in which many records have the name of the first.
    private static byte[] Repeated(byte[] name, int count)
    {
        byte[] head = [.. "REFT"u8, 1, 0, 0, 0, .. new byte[16]];
        var records = new List<byte>([0, .. ReftableWriter.Varint((name.Length << 3) | 3), .. name, 0, 1, (byte)'x']);
        for (var i = 0; i < count; i++)
        {
            records.AddRange([.. ReftableWriter.Varint(name.Length), 3, 0, 1, (byte)'x']);
        }

        var length = head.Length + 4 + records.Count + 2;
        byte[] block = [.. head, (byte)'r', (byte)(length >> 16), (byte)((length >> 8) & 255), (byte)(length & 255), .. records, 0, 0];
        return ReftableWriter.Close(block, head);
    }

    // A table that has nothing but the log of one reference.
    private static byte[] Log(string message)
    {
        byte[] head = [.. "REFT"u8, 1, 0, 0, 0, .. new byte[16]];
        byte[] content = [.. Encoding.ASCII.GetBytes($"\0refs/heads/main\0{message}"), 0, 0];
        var length = head.Length + 4 + content.Length;
        byte[] blocks = [.. head, (byte)'g', 0, (byte)(length >> 8), (byte)(length & 255), .. RepositoryWriter.Deflate(content)];
        return ReftableWriter.Close(blocks, head);
    }

    private static byte[] Commit(RepositoryWriter repository, KeyPair key, string message, params byte[][] parents) =>
        repository.Commit(
            repository.Tree(("100644", "a.env", repository.Blob(Text(key)))), message, 1_700_000_000 + parents.Length, parents);

    private static GitScanResult Staged(RepositoryWriter repository) =>
        new StagedScan(HistoryScanTests.Settings).Run(repository.Path, GitEnvironment.None, null, default);

    private static IReadOnlyList<SkippedPath> Skipped(RepositoryWriter repository) => HistoryScanTests.Scan(repository).Coverage.Skipped;

    private static string Hex(byte[] id) => RepositoryWriter.Hex(id);

    private static string Text(KeyPair key) => PairShapes.All[".env"](key);
}
