using Keytide.Connectors.Git;
using Keytide.Connectors.Git.Repositories;
using Keytide.Scanning;
using Keytide.Tests.Scanning;
using Keytide.Tests.Support;

namespace Keytide.Tests.Git;

/// <summary>The repositories of submodules are scanned with the one that keeps them, and those that are not here are said.</summary>
public sealed class SubmoduleTests
{
    private readonly Forge _forge = new(151);

    [Fact]
    public void What_is_in_submodules_is_found_with_their_paths_in_front()
    {
        using var repository = new RepositoryWriter();
        var (inLibrary, inside) = (_forge.LongLived(), _forge.LongLived());
        var innermost = Keep(repository, "libs/one/modules/deep", inside, "../../../../../../vendor/one/deep");
        var library = Keep(repository, "libs/one", inLibrary, "../../../../vendor/one", ("160000", "deep", innermost));
        var vendor = repository.Tree(("160000", "one", library));
        repository.Reference("refs/heads/main", repository.Commit(repository.Tree(("40000", "vendor", vendor)), "m", 1_700_000_000));
        var result = HistoryScanTests.Scan(repository);
        Assert.Equal(
            [("vendor/one/a.env", inLibrary.Id), ("vendor/one/deep/a.env", inside.Id)],
            result.Findings.Select(found => (found.Path, found.Finding.AccessKeyId!)));
        Assert.True(result.Coverage.IsWhole);
        Assert.Equal((3, 2), (result.Coverage.Commits, result.Coverage.Blobs));
        Assert.All(result.Findings, found => Assert.Equal("Ada Lovelace <ada@example.org>", found.Commit!.Author));
    }

    [Fact]
    public void A_submodule_that_does_not_say_where_it_is_goes_by_its_name()
    {
        foreach (var place in new[] { null, "../../../../../etc", "/etc", "../../../.." })
        {
            using var repository = new RepositoryWriter();
            Keep(repository, "libs/one", _forge.LongLived(), place);
            Assert.Equal("libs/one/a.env", Assert.Single(HistoryScanTests.Scan(repository).Findings).Path);
        }
    }

    [Fact]
    public void Submodules_that_are_not_here_are_said()
    {
        using var repository = new RepositoryWriter();
        var there = Keep(repository, "there", _forge.LongLived(), null);
        var tree = repository.Tree(
            ("160000", "gone", repository.Name("commit", [1])),
            ("160000", "moved", repository.Name("commit", [2])),
            ("160000", "there", there));
        var first = repository.Commit(tree, "first", 1_700_000_000);
        var later = repository.Tree(("160000", "moved", repository.Name("commit", [3])));
        repository.Reference("refs/heads/main", repository.Commit(later, "second", 1_700_000_100, first));
        const string OfItsOwn = "it is a repository of its own";
        var coverage = HistoryScanTests.Scan(repository).Coverage;
        Assert.Equal(
            [
                new SkippedPath("(submodule \"gone\")", "a commit of it is not here") { Accepted = OfItsOwn },
                new SkippedPath("(submodule \"moved\")", "2 commits of it are not here") { Accepted = OfItsOwn },
            ],
            coverage.Skipped);
        Assert.True(coverage.IsWhole);
    }

    [Fact]
    public void Links_among_submodules_are_not_followed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "making links needs a privilege there");
        using var repository = new RepositoryWriter();
        using var other = new RepositoryWriter();
        other.Blob(PairShapes.All[".env"](_forge.LongLived()));
        Directory.CreateDirectory(repository.Git("modules"));
        Directory.CreateSymbolicLink(repository.Git("modules/link"), other.Git(""));
        Keep(repository, "objects-elsewhere", _forge.LongLived(), null);
        Directory.Delete(repository.Git("modules/objects-elsewhere/objects"), recursive: true);
        Directory.CreateSymbolicLink(repository.Git("modules/objects-elsewhere/objects"), other.Git("objects"));
        Keep(repository, "common-elsewhere", _forge.LongLived(), null);
        File.WriteAllText(repository.Git("modules/common-elsewhere/commondir"), other.Git("") + "\n");
        var result = HistoryScanTests.Scan(repository);
        Assert.Empty(result.Findings);
        Assert.Equal(
            ["its folder is a link", "its objects are said to be elsewhere", "its objects are said to be elsewhere"],
            result.Coverage.Skipped.Select(one => one.Reason).Order());
    }

    [Fact]
    public void Folders_of_submodules_that_never_end_are_said()
    {
        using var repository = new RepositoryWriter();
        Directory.CreateDirectory(repository.Git("modules/" + string.Join('/', Enumerable.Repeat("a", 60))));
        Assert.Equal("it lies too deep in others", Assert.Single(HistoryScanTests.Scan(repository).Coverage.Skipped).Reason);
    }

    [Fact]
    public void A_submodule_that_cannot_be_read_is_said()
    {
        using var repository = new RepositoryWriter();
        Keep(repository, "odd", _forge.LongLived(), null);
        File.WriteAllText(repository.Git("modules/odd/config"), "[extensions]\n\tobjectFormat = md5\n");
        var coverage = HistoryScanTests.Scan(repository).Coverage;
        Assert.StartsWith("(submodule", Assert.Single(coverage.Skipped).Path);
        Assert.False(coverage.IsWhole);
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("objects")]
    public void A_submodule_that_lost_a_part_of_itself_does_not_pass_for_a_part_of_a_name(string lost)
    {
        using var repository = new RepositoryWriter();
        var there = Keep(repository, "libs/one", _forge.LongLived(), null);
        var tree = repository.Tree(("160000", "one", there));
        repository.Reference("refs/heads/main", repository.Commit(tree, "m", 1_700_000_000));
        File.Delete(repository.Git("modules/libs/one/HEAD"));
        if (lost == "objects")
        {
            File.WriteAllText(repository.Git("modules/libs/one/HEAD"), "ref: refs/heads/main\n");
            Directory.Delete(repository.Git("modules/libs/one/objects"), recursive: true);
        }

        var coverage = HistoryScanTests.Scan(repository).Coverage;
        Assert.Contains(new SkippedPath("(submodule \"libs/one\")", "it has no HEAD or no objects"), coverage.Skipped);
        Assert.False(coverage.IsWhole);
    }

    [Fact]
    public void Submodules_that_are_called_as_parts_of_repositories_are_found()
    {
        using var repository = new RepositoryWriter();
        string[] names = ["libs/HEAD", "libs/config", "libs/objects"];
        foreach (var name in names)
        {
            Keep(repository, name, _forge.LongLived(), null);
        }

        var result = HistoryScanTests.Scan(repository);
        Assert.Equal(names.Select(name => $"{name}/a.env"), result.Findings.Select(found => found.Path));
        Assert.True(result.Coverage.IsWhole);
    }

    [Fact]
    public void A_submodule_that_cannot_be_read_does_not_hide_those_beside_it()
    {
        using var repository = new RepositoryWriter();
        for (var i = 0; i < 5; i++)
        {
            Keep(repository, $"good{i}", _forge.LongLived(), null);
            Keep(repository, $"odd{i}", _forge.LongLived(), null);
            File.WriteAllText(repository.Git($"modules/odd{i}/config"), "[extensions]\n\tobjectFormat = md5\n");
        }

        var result = HistoryScanTests.Scan(repository);
        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"good{i}/a.env"), result.Findings.Select(found => found.Path));
        Assert.Equal(
            Enumerable.Range(0, 5).Select(i => $"(submodule \"odd{i}\")"), result.Coverage.Skipped.Select(skipped => skipped.Path));
    }

    [Fact]
    public void A_submodule_of_the_worktree_that_is_scanned_is_found_once()
    {
        using var repository = new RepositoryWriter();
        using var worktree = new TemporaryFolder();
        Keep(repository, "../worktrees/wt/modules/lib", _forge.LongLived(), null);
        File.WriteAllText(repository.Git("worktrees/wt/HEAD"), "ref: refs/heads/main\n");
        File.WriteAllText(repository.Git("worktrees/wt/commondir"), "../..\n");
        foreach (var end in new[] { "", "/" })
        {
            File.WriteAllText(worktree.File(".git"), $"gitdir: {repository.Git("worktrees/wt")}{end}\n");
            var result = new HistoryScan(HistoryScanTests.Settings, new GitScanOptions())
                .Run(worktree.Path, GitEnvironment.None, null, default);
            Assert.Equal("lib/a.env", Assert.Single(result.Findings).Path);
            Assert.Equal(1, result.Coverage.Commits);
        }
    }

    [Fact]
    public void Worktrees_that_may_not_be_read_do_not_lose_what_was_scanned()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "nothing is kept from this user");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var repository = new RepositoryWriter();
        repository.Blob(PairShapes.All[".env"](_forge.LongLived()));
        var worktrees = Directory.CreateDirectory(repository.Git("worktrees"));
        var mode = worktrees.UnixFileMode;
        try
        {
            worktrees.UnixFileMode = UnixFileMode.None;
            var result = HistoryScanTests.Scan(repository);
            Assert.Single(result.Findings);
            Assert.Contains(new SkippedPath("(submodules of worktrees)", "it may not be read"), result.Coverage.Skipped);
        }
        finally
        {
            worktrees.UnixFileMode = mode;
        }
    }

    [Fact]
    public void Worktrees_in_which_nobody_looks_for_submodules_are_said()
    {
        using var repository = new RepositoryWriter();
        for (var i = 0; i <= 1_000; i++)
        {
            Directory.CreateDirectory(repository.Git($"worktrees/{i}"));
        }

        Assert.Contains(
            new SkippedPath("(submodules of worktrees)", "there are more worktrees than are looked into"),
            HistoryScanTests.Scan(repository).Coverage.Skipped);
    }

    [Fact]
    public void A_secret_in_the_path_of_a_submodule_is_not_shown()
    {
        using var repository = new RepositoryWriter();
        var secret = _forge.LongLived();
        var name = $"id={secret.Id} aws_secret_access_key={secret.Secret.Replace('/', 'x')}";
        Keep(repository, name, _forge.LongLived(), null);
        Keep(repository, $"{name}.odd", _forge.LongLived(), null);
        File.WriteAllText(repository.Git($"modules/{name}.odd/config"), "[extensions]\n\tobjectFormat = md5\n");
        Keep(repository, $"{name}.missing", _forge.LongLived(), null);
        File.WriteAllText(repository.Git($"modules/{name}.missing/refs/heads/main"), "no reference");
        var result = HistoryScanTests.Scan(repository);
        Assert.True(result.Findings.Count >= 2);
        Assert.True(result.Coverage.Skipped.Count >= 2);
        Assert.All(result.Findings, one => Assert.DoesNotContain(secret.Secret[8..30].Replace('/', 'x'), $"{one}"));
        Assert.All(result.Coverage.Skipped, one => Assert.DoesNotContain(secret.Secret[8..30].Replace('/', 'x'), $"{one}"));
    }

    [Fact]
    public void Objects_that_any_number_of_submodules_borrow_are_not_scanned_as_often()
    {
        using var repository = new RepositoryWriter();
        repository.Blob(PairShapes.All[".env"](_forge.LongLived()));
        for (var i = 0; i < 20; i++)
        {
            Directory.CreateDirectory(repository.Git($"modules/s{i:00}/objects/info"));
            File.WriteAllText(repository.Git($"modules/s{i:00}/HEAD"), "ref: refs/heads/main\n");
            File.WriteAllText(repository.Git($"modules/s{i:00}/objects/info/alternates"), repository.Git("objects") + "\n");
        }

        var result = HistoryScanTests.Scan(repository);
        Assert.Equal(16, result.Findings.Count);
        Assert.Equal(
            Enumerable.Range(15, 5).Select(i => new SkippedPath($"s{i}/(objects)", "too many repositories have the same ones")),
            result.Coverage.Skipped.Where(skipped => skipped.Path.EndsWith("(objects)", StringComparison.Ordinal)));
    }

    // Makes a repository with a key and puts it where git keeps those of submodules.
    private static byte[] Keep(
        RepositoryWriter repository, string name, KeyPair key, string? worktree, params (string Mode, string Name, byte[] Id)[] more)
    {
        using var module = new RepositoryWriter();
        var blob = module.Blob(PairShapes.All[".env"](key));
        var commit = module.Commit(module.Tree([("100644", "a.env", blob), .. more]), "leak", 1_700_000_000);
        module.Reference("refs/heads/main", commit);
        if (worktree is not null)
        {
            File.AppendAllText(module.Git("config"), $"\tworktree = {worktree}\n");
        }

        var folder = repository.Git($"modules/{name}");
        foreach (var file in Directory.EnumerateFiles(module.Git(""), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(folder, Path.GetRelativePath(module.Git(""), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return commit;
    }
}
