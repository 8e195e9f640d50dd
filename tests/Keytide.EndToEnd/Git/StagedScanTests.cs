namespace Keytide.EndToEnd.Git;

/// <summary>What git has in its index is what is scanned, in every form that git writes, and only what is new in it counts.</summary>
public sealed class StagedScanTests : IDisposable
{
    private readonly GitPlace _place = new(11);

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("--object-format=sha1", "index.version=2")]
    [InlineData("--object-format=sha256", "index.version=2")]
    [InlineData("--object-format=sha1", "index.version=4")]
    [InlineData("--object-format=sha256", "index.version=4")]
    [InlineData("--object-format=sha1", "core.splitIndex=true")]
    [InlineData("--object-format=sha256", "core.splitIndex=true")]
    public void A_staged_key_is_found_and_one_that_was_there_is_not(string format, string setting)
    {
        _place.Start("r", format);
        _place.Git("r", "config", setting.Split('=')[0], setting.Split('=')[1]);
        var (old, added, modified) = (_place.NewKey(), _place.NewKey(), _place.NewKey());
        for (var i = 0; i < 30; i++)
        {
            _place.Write($"r/d{i % 4}/e{i % 3}/file{i}.txt", $"content {i}\n");
        }

        _place.Write("r/old.env", old.Lines);
        _place.Commit("r", "with an old leak");
        Assert.Empty(_place.Staged("r").Findings);

        _place.Write("r/old.env", old.Lines + modified.Lines);
        _place.Write("r/d1/e2/new.env", added.Lines);
        _place.Git("r", "add", "-A");
        var result = _place.Staged("r");
        Assert.Equal(new[] { added.Id, modified.Id }.Order(StringComparer.Ordinal), GitPlace.Ids(result));
        Assert.Equal(["d1/e2/new.env", "old.env"], result.Findings.Select(found => found.Path));
        Assert.Equal(2, result.Coverage.Files);
        Assert.True(result.Coverage.IsWhole);
    }

    [Fact]
    public void The_index_counts_and_not_the_worktree()
    {
        _place.Start("r");
        var (staged, unstaged) = (_place.NewKey(), _place.NewKey());
        _place.Write("r/a.env", staged.Lines);
        _place.Git("r", "add", "a.env");
        _place.Write("r/a.env", "clean\n");
        _place.Write("r/b.env", unstaged.Lines);
        Assert.Equal([staged.Id], GitPlace.Ids(_place.Staged("r")));
    }

    [Fact]
    public void The_first_commit_of_a_repository_is_scanned()
    {
        Directory.CreateDirectory(_place.File("r"));
        _place.Git("r", "init", "-q", ".");
        var key = _place.NewKey();
        _place.Write("r/with blank/ä.env", key.Lines);
        _place.Git("r", "add", "-A");
        Assert.Equal([key.Id], GitPlace.Ids(_place.Staged("r")));
    }

    [Fact]
    public void A_renamed_leak_is_not_new_and_a_copied_one_is()
    {
        _place.Start("r");
        var (moved, copied) = (_place.NewKey(), _place.NewKey());
        _place.Write("r/a/moved.env", moved.Lines);
        _place.Write("r/copied.env", copied.Lines);
        _place.Commit("r", "leaks");
        _place.Git("r", "mv", "a/moved.env", "b.env");
        _place.Write("r/b.env", moved.Lines + "and=more\n");
        _place.Write("r/copy.env", copied.Lines);
        _place.Git("r", "add", "-A");
        Assert.Equal([copied.Id], GitPlace.Ids(_place.Staged("r")));
    }

    [Fact]
    public void Changes_of_type_conflicts_and_paths_to_be_added_later_are_looked_at()
    {
        _place.Start("r");
        var (typed, conflicted) = (_place.NewKey(), _place.NewKey());
        File.CreateSymbolicLink(_place.File("r/link"), "README");
        _place.Write("r/shared", "base\n");
        _place.Commit("r", "link");
        _place.Git("r", "checkout", "-q", "-b", "side");
        _place.Write("r/shared", "side\n");
        _place.Commit("r", "side");
        _place.Git("r", "checkout", "-q", "main");
        _place.Write("r/shared", conflicted.Lines);
        _place.Commit("r", "main");
        Assert.NotEqual(0, _place.TryGit("r", "merge", "side").ExitCode);
        Assert.Empty(_place.Staged("r").Findings); // Both sides are in a branch already.

        File.Delete(_place.File("r/link"));
        _place.Write("r/link", typed.Lines);
        _place.Git("r", "add", "link");
        _place.Write("r/later.env", "x\n");
        _place.Git("r", "add", "-N", "later.env");
        var result = _place.Staged("r");
        Assert.Equal([typed.Id], GitPlace.Ids(result));
        Assert.True(result.Coverage.IsWhole);
    }

    [Fact]
    public void What_a_merge_brings_from_another_branch_is_not_new_and_what_it_adds_by_itself_is()
    {
        _place.Start("r");
        var (other, evil) = (_place.NewKey(), _place.NewKey());
        _place.Git("r", "checkout", "-q", "-b", "side");
        _place.Write("r/side.env", other.Lines);
        _place.Commit("r", "side");
        _place.Git("r", "checkout", "-q", "main");
        _place.Write("r/main.txt", "x\n");
        _place.Commit("r", "main");
        _place.Git("r", "merge", "-q", "--no-commit", "side");
        Assert.Empty(_place.Staged("r").Findings);
        _place.Write("r/main.txt", evil.Lines);
        _place.Git("r", "add", "-A");
        Assert.Equal([evil.Id], GitPlace.Ids(_place.Staged("r")));
    }

    [Fact]
    public void A_sparse_index_is_compared_folder_by_folder()
    {
        _place.Start("r");
        for (var i = 0; i < 5; i++)
        {
            _place.Write($"r/far{i}/deep/file.txt", $"{i}\n");
        }

        _place.Write("r/near/file.txt", "x\n");
        _place.Commit("r", "folders");
        _place.Git("r", "sparse-checkout", "set", "--cone", "--sparse-index", "near");
        var key = _place.NewKey();
        _place.Write("r/near/a.env", key.Lines);
        _place.Git("r", "add", "near");
        var result = _place.Staged("r");
        Assert.Equal([key.Id], GitPlace.Ids(result));
        Assert.Equal(1, result.Coverage.Files);
        Assert.True(result.Coverage.IsWhole);
    }

    [Fact]
    public void Worktrees_and_submodules_have_an_index_of_their_own()
    {
        _place.Start("r");
        _place.Start("library");
        _place.Git("r", "worktree", "add", "-q", "../other");
        _place.Git("r", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", _place.File("library"), "library");
        var (inWorktree, inSubmodule) = (_place.NewKey(), _place.NewKey());
        _place.Write("other/a.env", inWorktree.Lines);
        _place.Git("other", "add", "-A");
        _place.Write("r/library/b.env", inSubmodule.Lines);
        _place.Git("r/library", "add", "-A");
        Assert.Equal([inWorktree.Id], GitPlace.Ids(_place.Staged("other")));
        Assert.Equal([inSubmodule.Id], GitPlace.Ids(_place.Staged("r/library")));
        Assert.Empty(_place.Staged("r").Findings);
    }

    [Fact]
    public void A_damaged_index_is_said()
    {
        _place.Start("r");
        var index = _place.File("r/.git/index");
        File.WriteAllBytes(index, File.ReadAllBytes(index)[..40]);
        Assert.False(_place.Staged("r").Coverage.IsWhole);
    }
}
