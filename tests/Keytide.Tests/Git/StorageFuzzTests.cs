using System.Text;
using Keytide.Connectors.Git;
using Keytide.Connectors.Git.Objects;
using Keytide.Connectors.Git.Repositories;
using Keytide.Connectors.Git.Staging;
using Keytide.Tests.Scanning;
using Keytide.Tests.Support;

namespace Keytide.Tests.Git;

/// <summary>
/// What git writes beside packs and objects, changed in a thousand ways: it is read or said to be damaged, soon and within its memory.
/// </summary>
public sealed class StorageFuzzTests
{
    private const int Rounds = 1_000;

    private readonly Forge _forge = new(161);

    [Theory]
    [InlineData(2, 20)]
    [InlineData(3, 20)]
    [InlineData(4, 20)]
    [InlineData(4, 32)]
    public void A_changed_index_is_read_or_said(int version, int hashLength)
    {
        var entries = Enumerable.Range(10, 20).Select(i => ($"folder/sub{i % 3}/file{i}.txt", _forge.Bytes(hashLength)));
        byte[] tree = [0, .. "20 1\n"u8, .. _forge.Bytes(hashLength), .. "folder\0"u8, .. "20 0\n"u8, .. _forge.Bytes(hashLength)];
        var whole = StagingWriter.Index(
            version, hashLength, entries.OrderBy(entry => entry.Item1, StringComparer.Ordinal), ("TREE", tree), ("EOIE", new byte[24]));
        Assert.Equal(20, IndexReader.Parse(whole, hashLength).Entries.Length);
        Assert.NotNull(IndexReader.Parse(whole, hashLength).Tree);
        Try(whole, version, changed => IndexReader.Parse(changed, hashLength));
    }

    [Fact]
    public void A_changed_half_of_a_split_index_is_joined_or_said()
    {
        var shared = Enumerable.Range(10, 30).Select(i => ($"f{i}", _forge.Bytes(20))).ToList();
        var all = IndexReader.Parse(StagingWriter.Index(2, 20, shared), 20).Entries;
        var link = StagingWriter.Link(_forge.Bytes(20), deleted: 0b1010, replaced: 0b0101);
        var own = StagingWriter.Index(2, 20, [("", _forge.Bytes(20)), ("", _forge.Bytes(20)), ("new", _forge.Bytes(20))], ("link", link));
        var index = IndexReader.Parse(own, 20);
        Assert.Equal(29, index.Link!.Join(all, index.Entries).Length);
        Try(own, 5, changed =>
        {
            var half = IndexReader.Parse(changed, 20);
            half.Link?.Join(all, half.Entries);
        });
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(20, 256)]
    [InlineData(32, 0)]
    public void A_changed_table_of_references_is_read_or_said(int hashLength, int blockLength)
    {
        var records = Enumerable.Range(100, 60)
            .Select(i => ($"refs/heads/{i}", (string?)RepositoryWriter.Hex(_forge.Bytes(hashLength)))).ToList();
        var whole = ReftableWriter.Table([("HEAD", "refs/heads/100"), .. records, ("refs/x", null)], hashLength, blockLength);
        var headLength = hashLength == 20 ? 24 : 28;
        Try(whole, blockLength, changed => Read(changed, hashLength));

        // And with an end that fits, so that what is in front of it is looked at.
        var blocks = whole[headLength..^(headLength + 44)];
        var head = whole[..headLength];
        Try(blocks, blockLength + 1, changed => Read(ReftableWriter.Close([.. head, .. changed], head), hashLength));
    }

    [Fact]
    public void A_changed_repository_with_tables_and_archives_is_scanned_or_said()
    {
        using var repository = new RepositoryWriter();
        var archive = Archives.SevenZip(("a.env", Encoding.ASCII.GetBytes(PairShapes.All[".env"](_forge.LongLived()))));
        var pack = repository.Pack([new PackedObject(3, archive), new PackedObject(3, Archives.Xz(archive))]);
        var blob = repository.Loose("blob", Archives.Zstandard(archive));
        var commit = repository.Commit(repository.Tree(("100644", "a.zst", blob)), "m", 1_700_000_000);
        ReftableWriter.Install(
            repository, ReftableWriter.Table([("HEAD", "refs/heads/main"), ("refs/heads/main", RepositoryWriter.Hex(commit))]));
        File.WriteAllBytes(repository.Git("index"), StagingWriter.Index(4, 20, [("a.zst", blob), ("b", blob)]));
        var hex = RepositoryWriter.Hex(blob);
        string[] files =
        [
            pack + ".pack", pack + ".idx", repository.Git("index"), repository.Git("reftable/0.ref"),
            repository.Git("reftable/tables.list"), repository.Git($"objects/{hex[..2]}/{hex[2..]}"),
        ];
        var mutations = new Mutations(7);
        foreach (var file in files)
        {
            var whole = File.ReadAllBytes(file);
            for (var round = 0; round < 25; round++)
            {
                File.WriteAllBytes(file, mutations.Of(whole));
                var error = Bounded.Try($"{file}, round {round}", () =>
                {
                    var result = HistoryScanTests.Scan(repository);
                    new StagedScan(HistoryScanTests.Settings).Run(repository.Path, GitEnvironment.None, null, default);
                    Assert.True(!result.Coverage.IsWhole || result.Findings.Count == 3, "passes for whole");
                });
                Assert.True(error is null, $"{file}, round {round}: {error}");
            }

            File.WriteAllBytes(file, whole);
        }
    }

    private static void Read(byte[] table, int hashLength)
    {
        var file = new ReftableFile(table, hashLength, new ReftableBudget());
        file.References();
        Assert.All(file.Logs(), log => Assert.True(log.Length < 1 << 24));
    }

    private static void Try(byte[] whole, int seed, Action<byte[]> read)
    {
        var mutations = new Mutations(seed);
        for (var round = 0; round < Rounds; round++)
        {
            var changed = mutations.Of(whole);
            var error = Bounded.Try($"round {round}", () => read(changed));
            Assert.True(error is null or GitDataException, $"round {round}: {error}");
        }
    }
}
