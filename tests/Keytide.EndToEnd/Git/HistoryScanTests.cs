using System.Text;

namespace Keytide.EndToEnd.Git;

/// <summary>Repositories as git itself writes them: packed tightly, with worktrees, submodules and partial copies.</summary>
public sealed class HistoryScanTests : IDisposable
{
    private readonly GitPlace _place = new(12);
    private readonly List<PlantedKey> _keys = [];

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("sha1", 1)]
    [InlineData("sha1", 2)]
    [InlineData("sha256", 2)]
    public void Tight_packs_give_the_same_objects_as_git_counts(string format, int indexVersion)
    {
        _place.Start("r", $"--object-format={format}");
        Grow(60);
        Assert.Equal(Ids(), GitPlace.Ids(_place.History("r")));
        _place.Git("r", "-c", $"pack.indexVersion={indexVersion}", "repack", "-q", "-adf", "--depth=250", "--window=250");
        var result = _place.History("r");
        Assert.Equal(Ids(), GitPlace.Ids(result));
        Assert.Equal(Counted("r", ""), result.Coverage.Objects);
        Assert.Equal(Counted("r", "blob"), result.Coverage.Blobs);
        Assert.Equal(Counted("r", "commit"), result.Coverage.Commits);
        Assert.True(result.Coverage.IsWhole);
    }

    [Fact]
    public void No_setting_of_git_hides_anything()
    {
        _place.Start("r");
        string[][] settings =
        [
            ["color.ui", "always"], ["diff.external", "true"], ["core.attributesFile", _place.File("attributes")],
            ["diff.x.textconv", "true"], ["core.pager", "false"], ["log.follow", "true"], ["grep.extendedRegexp", "true"],
        ];
        foreach (var setting in settings)
        {
            _place.Git("r", "config", setting[0], setting[1]);
        }

        _place.Write("attributes", "* -diff -text diff=x\n");
        _place.Write("r/.gitattributes", "* binary -diff\n");
        _place.Write("r/.git/info/attributes", "* -diff\n");
        var (hidden, replaced, wide) = (New(), New(), New());
        _place.Write("r/a.sec", hidden.Lines);
        _place.Write("r/b.env", replaced.Lines);
        _place.Write("r/wide.txt", Encoding.Unicode.GetBytes(wide.Lines));
        _place.Commit("r", "leaks");
        var blob = _place.Git("r", "rev-parse", "HEAD:b.env");
        var clean = _place.Git("r", "rev-parse", "HEAD:README");
        _place.Git("r", "replace", blob, clean);
        Assert.DoesNotContain(replaced.Secret, _place.Git("r", "show", "HEAD:b.env"));
        Assert.Equal(Ids(), GitPlace.Ids(_place.History("r")));
        _place.Git("r", "rm", "-rq", "--cached", ".");
        _place.Git("r", "commit", "-qm", "out");
        _place.Git("r", "add", "a.sec", "b.env", "wide.txt");
        Assert.Equal(Ids(), GitPlace.Ids(_place.Staged("r")));
        var staged = New();
        _place.Write("r/staged.env", staged.Lines);
        _place.Git("r", "add", "staged.env");
        var found = _place.History("r").Findings.Single(one => one.Finding.AccessKeyId == staged.Id);
        Assert.Equal(("staged.env", null, false), (found.Path, found.Commit, found.IsUnreachable));
    }

    [Fact]
    public void Every_hiding_place_of_a_history_is_found()
    {
        _place.Start("r");
        var (merge, dangling, reset, stash, older, note, message, tag, tree) =
            (New(), New(), New(), New(), New(), New(), New(), New(), New());
        _place.Git("r", "checkout", "-q", "-b", "side");
        _place.Write("r/side", "x\n");
        _place.Commit("r", "side");
        _place.Git("r", "checkout", "-q", "main");
        _place.Git("r", "merge", "-q", "--no-ff", "--no-commit", "side");
        _place.Write("r/merged.env", merge.Lines);
        _place.Commit("r", "evil merge");
        _place.Write("blob", dangling.Lines);
        _place.Git("r", "hash-object", "-w", _place.File("blob"));
        _place.Write("r/reset.env", reset.Lines);
        _place.Commit("r", "to be dropped");
        _place.Git("r", "reset", "-q", "--hard", "HEAD~1");
        foreach (var key in new[] { older, stash })
        {
            _place.Write("r/stash.env", key.Lines);
            _place.Git("r", "stash", "-q", "-u");
        }

        _place.Git("r", "notes", "add", "-m", note.Lines);
        _place.Git("r", "commit", "-q", "--allow-empty", "-m", message.Lines);
        _place.Git("r", "tag", "-a", "v1", "-m", tag.Lines);
        _place.Write("r/tree.env", tree.Lines);
        _place.Git("r", "add", "tree.env");
        _place.Git("r", "tag", "of-tree", _place.Git("r", "write-tree"));
        _place.Git("r", "rm", "-qf", "tree.env");
        Assert.Equal(Ids(), GitPlace.Ids(_place.History("r")));

        _place.Git("r", "gc", "-q");
        var result = _place.History("r");
        Assert.Equal(Ids(), GitPlace.Ids(result));
        var byId = result.Findings.GroupBy(found => found.Finding.AccessKeyId!).ToDictionary(group => group.Key, group => group.First());
        Assert.Equal("merged.env", byId[merge.Id].Path);
        Assert.Equal(_place.Git("r", "log", "-1", "--merges", "--format=%H"), byId[merge.Id].Commit!.Id);
        Assert.True(byId[dangling.Id].IsUnreachable);
        Assert.True(byId[reset.Id].IsUnreachable);
        Assert.Equal("reset.env", byId[reset.Id].Path);
        Assert.True(byId[older.Id].IsUnreachable);
        Assert.False(byId[stash.Id].IsUnreachable);
        Assert.Equal("tree.env", byId[tree.Id].Path);
    }

    [Fact]
    public void Since_a_revision_only_what_came_after_it_is_scanned()
    {
        _place.Start("r");
        var before = _place.NewKey();
        _place.Write("r/before.env", before.Lines);
        var first = _place.Commit("r", "before");
        Grow(12);
        _place.Git("r", "branch", "other", first);
        foreach (var revision in new[] { first, first[..9], "other", "refs/heads/other", "HEAD~12", "@~11^" })
        {
            var result = _place.History("r", revision);
            Assert.Equal(Ids(), GitPlace.Ids(result));
            Assert.Equal(12, result.Coverage.Commits);
            Assert.Equal(long.Parse(_place.Git("r", "rev-list", "--objects", "--count", "--all", $"^{first}")), result.Coverage.Objects);
        }

        Assert.Equal(0, _place.History("r", "HEAD").Coverage.Objects);
        Assert.Throws<KeytideException>(() => _place.History("r", "nowhere"));
    }

    [Fact]
    public void Worktrees_submodules_and_bare_copies_are_found_from_where_one_stands()
    {
        _place.Start("r");
        Grow(3);
        _place.Git("r", "worktree", "add", "-q", "--detach", "../tree");
        var (detached, inside) = (New(), _place.NewKey());
        _place.Write("tree/a.env", detached.Lines);
        _place.Commit("tree", "on no branch");
        _place.Git("r", "clone", "-q", "--bare", "--no-local", ".", "../bare.git");
        Assert.Equal(Ids(), GitPlace.Ids(_place.History("tree")));
        Assert.All(_place.History("r").Findings, found => Assert.False(found.IsUnreachable));
        Assert.Equal(Ids().Where(id => id != detached.Id), GitPlace.Ids(_place.History("bare.git")));
        _place.Start("library");
        _place.Write("library/x.env", inside.Lines);
        _place.Commit("library", "leak");
        _place.Git("r", "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", _place.File("library"), "library");
        Assert.Equal([inside.Id], GitPlace.Ids(_place.History("r/library")));
        _place.Commit("r", "with a submodule");
        var whole = _place.History("r");
        Assert.Equal("library/x.env", Assert.Single(whole.Findings, found => found.Finding.AccessKeyId == inside.Id).Path);
        Assert.True(whole.Coverage.IsWhole);
    }

    [Fact]
    public void Partial_and_shallow_copies_are_said()
    {
        _place.Start("r");
        Grow(6);
        _place.Git("r", "config", "uploadpack.allowFilter", "true");
        var url = new Uri(_place.File("r")).AbsoluteUri;
        _place.Git(".", "clone", "-q", "--bare", "--filter=blob:none", url, "partial.git");
        var partial = _place.History("partial.git").Coverage;
        Assert.Contains(partial.Skipped, skipped => skipped.Reason.Contains("partial clone"));
        Assert.Equal(Counted("r", "blob") - partial.Blobs, partial.Skipped.Count);

        _place.Git(".", "clone", "-q", "--depth=2", url, "shallow");
        Assert.Contains(_place.History("shallow").Coverage.Skipped, skipped => skipped.Reason.Contains("shallow clone"));
        _place.Git(".", "clone", "-q", "--shared", "r", "shared");
        Assert.Equal(Ids(), GitPlace.Ids(_place.History("shared")));
    }

    private PlantedKey New()
    {
        var key = _place.NewKey();
        _keys.Add(key);
        return key;
    }

    private IEnumerable<string> Ids() => _keys.Select(key => key.Id).Order(StringComparer.Ordinal);

    private void Grow(int commits)
    {
        var lines = Enumerable.Range(0, 200).Select(i => $"line {i} of a file that changes a little\n").ToArray();
        for (var i = 0; i < commits; i++)
        {
            lines[i * 37 % lines.Length] = i % 5 == 0 ? New().Lines : $"changed {i}\n";
            _place.Write($"r/folder{i % 3}/file.txt", string.Concat(lines));
            _place.Commit("r", $"change {i}");
        }
    }

    private long Counted(string folder, string kind)
    {
        var all = _place.Git(folder, "cat-file", "--batch-all-objects", "--batch-check=%(objecttype)").Split('\n');
        return kind.Length == 0 ? all.Length : all.Count(one => one == kind);
    }
}
