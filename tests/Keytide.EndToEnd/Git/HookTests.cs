using Keytide.EndToEnd.Support;

namespace Keytide.EndToEnd.Git;

/// <summary>Git itself runs the hooks: leaks do not get past them, everything else does, and what was there before still runs.</summary>
public sealed class HookTests : IDisposable
{
    private readonly GitPlace _place = new(13);

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_commit_with_a_leak_is_stopped_and_one_without_goes_through()
    {
        _place.Start("r");
        _place.Git("r", "config", "color.ui", "always");
        Keytide("r", "hook", "install");
        var key = _place.NewKey();
        _place.Write("r/a.env", key.Lines);
        _place.Write("r/.gitattributes", "*.env -diff binary\n");
        _place.Git("r", "add", "-A");
        var stopped = _place.TryGit("r", "commit", "-m", "leak");
        Assert.NotEqual(0, stopped.ExitCode);
        Assert.Contains(key.Id, stopped.Output + stopped.Error);
        Assert.DoesNotContain(key.Secret, stopped.Output + stopped.Error);

        _place.Write("r/a.env", "AWS_PROFILE=work\n");
        _place.Commit("r", "no leak");
        _place.Write("r/a.env", key.Lines);
        Assert.NotEqual(0, _place.TryGit("r", "commit", "-m", "by path", "a.env").ExitCode); // An index of its own.
        Assert.NotEqual(0, _place.TryGit("r", "commit", "-a", "-m", "all").ExitCode);
        Assert.Equal(0, _place.TryGit("r", "commit", "-a", "-m", "past it", "--no-verify").ExitCode);
    }

    [Fact]
    public void A_push_of_a_leak_is_stopped_before_it_leaves_and_where_it_arrives()
    {
        _place.Start("r");
        _place.Git(".", "init", "-q", "--bare", "server.git");
        _place.Git("r", "remote", "add", "origin", _place.File("server.git"));
        Keytide("r", "hook", "install");
        Keytide("server.git", "hook", "install", "--pre-receive");
        _place.Git("r", "push", "-q", "origin", "main");

        var key = _place.NewKey();
        _place.Write("r/a.env", key.Lines);
        _place.Git("r", "add", "-A");
        _place.Git("r", "commit", "-q", "--no-verify", "-m", "leak");
        _place.Write("r/a.env", "clean again\n");
        _place.Commit("r", "taken out, and still in the history");
        var left = _place.TryGit("r", "push", "origin", "main");
        Assert.NotEqual(0, left.ExitCode);
        Assert.Contains(key.Id, left.Output + left.Error);

        var arrived = _place.TryGit("r", "push", "--no-verify", "origin", "main");
        Assert.NotEqual(0, arrived.ExitCode);
        Assert.Contains(key.Id, arrived.Output + arrived.Error);
        Assert.DoesNotContain(key.Secret, arrived.Output + arrived.Error);

        _place.Git("r", "reset", "-q", "--hard", "origin/main");
        _place.Write("r/b.txt", "harmless\n");
        _place.Commit("r", "harmless");
        _place.Git("r", "tag", "-a", "v1", "-m", "one");
        _place.Git("r", "push", "-q", "origin", "main", "v1");
        _place.Git("r", "push", "-q", "origin", ":v1");
        Assert.Equal(_place.Git("r", "rev-parse", "HEAD"), _place.Git("server.git", "rev-parse", "main"));
    }

    [Fact]
    public void A_leak_that_the_other_side_has_already_does_not_stop_a_push_forever()
    {
        _place.Start("r");
        _place.Git(".", "init", "-q", "--bare", "server.git");
        _place.Git("r", "remote", "add", "origin", _place.File("server.git"));
        var key = _place.NewKey();
        _place.Write("r/a.env", key.Lines);
        _place.Commit("r", "leak");
        _place.Git("r", "push", "-q", "origin", "main");
        Keytide("r", "hook", "install");
        Keytide("server.git", "hook", "install", "--pre-receive");
        _place.Write("r/a.env", key.Lines + "MORE=1\n");
        _place.Commit("r", "the same file again");
        _place.Git("r", "mv", "a.env", "b.env");
        _place.Commit("r", "and moved");
        _place.Git("r", "push", "-q", "origin", "main");
    }

    [Fact]
    public void What_was_there_before_still_runs_with_its_input_and_comes_back()
    {
        _place.Start("r");
        _place.Git(".", "init", "-q", "--bare", "server.git");
        _place.Git("r", "remote", "add", "origin", _place.File("server.git"));
        Script("r/.git/hooks/pre-commit", "echo \"$0\" >> ../ran; test ! -e ../refuse");
        Script("r/.git/hooks/pre-push", "cat > ../pushed; echo \"$1\" >> ../ran");
        var before = Files("r/.git/hooks");
        Keytide("r", "hook", "install");
        var installed = Files("r/.git/hooks");
        Keytide("r", "hook", "install");
        Assert.Equal(installed, Files("r/.git/hooks"));

        _place.Write("r/a.txt", "a\n");
        var commit = _place.Commit("r", "a");
        _place.Git("r", "push", "-q", "origin", "main");
        Assert.EndsWith("pre-commit.before-keytide\norigin\n", File.ReadAllText(_place.File("ran")));
        Assert.Equal($"refs/heads/main {commit} refs/heads/main {new string('0', 40)}\n", File.ReadAllText(_place.File("pushed")));
        _place.Write("refuse", "");
        _place.Write("r/a.txt", "b\n");
        Assert.NotEqual(0, _place.TryGit("r", "commit", "-am", "b").ExitCode);

        Keytide("r", "hook", "uninstall");
        Assert.Equal(before, Files("r/.git/hooks"));
        Keytide("r", "hook", "uninstall");
        Assert.Equal(before, Files("r/.git/hooks"));
    }

    [Fact]
    public void Without_keytide_nothing_goes_through_and_it_is_said_how_to_go_on()
    {
        _place.Start("r");
        Keytide("r", "hook", "install");
        var hook = _place.File("r/.git/hooks/pre-commit");
        var text = File.ReadAllText(hook);
        var program = text.Split('\'').First(word => word.Contains("keytide", StringComparison.Ordinal) && word[0] == '/');
        File.WriteAllText(hook, text.Replace(program, "/nowhere/keytide", StringComparison.Ordinal));
        _place.Write("r/a.txt", "a\n");
        _place.Git("r", "add", "-A");
        var stopped = _place.TryGit("r", "commit", "-m", "a");
        Assert.NotEqual(0, stopped.ExitCode);
        Assert.Contains("--no-verify", stopped.Error);
    }

    [Fact]
    public void The_folder_that_git_looks_in_is_the_one_that_is_used()
    {
        _place.Start("r");
        _place.Write("r/.husky/pre-commit", "echo ran >> ../ran\n");
        _place.Git("r", "config", "core.hooksPath", ".husky/_");
        Script("r/.husky/_/pre-commit", ". \"$(dirname \"$0\")/h\"");
        _place.Write("r/.husky/_/h", "n=$(basename \"$0\")\nsh -e \"$(dirname \"$(dirname \"$0\")\")/$n\" \"$@\"\n");
        Keytide("r", "hook", "install");
        var key = _place.NewKey();
        _place.Write("r/a.env", key.Lines);
        _place.Git("r", "add", "a.env");
        Assert.NotEqual(0, _place.TryGit("r", "commit", "-m", "leak").ExitCode);
        Assert.Equal("ran\n", File.ReadAllText(_place.File("ran")));
        Keytide("r", "hook", "uninstall");
        Assert.Equal("echo ran >> ../ran\n", File.ReadAllText(_place.File("r/.husky/pre-commit")));
    }

    [Fact]
    public void A_template_gives_new_repositories_their_hooks()
    {
        Directory.CreateDirectory(_place.File("empty"));
        Keytide("empty", "hook", "install", "--global");
        _place.Start("r");
        Assert.True(File.Exists(_place.File("r/.git/hooks/pre-commit")));
        var key = _place.NewKey();
        _place.Write("r/a.env", key.Lines);
        _place.Git("r", "add", "a.env");
        Assert.NotEqual(0, _place.TryGit("r", "commit", "-m", "leak").ExitCode);
        Keytide("empty", "hook", "uninstall", "--global");
        _place.Start("later");
        Assert.False(File.Exists(_place.File("later/.git/hooks/pre-commit")));
        Assert.Equal("", File.ReadAllText(_place.File("home/.gitconfig")).Trim());
    }

    private void Script(string name, string body)
    {
        _place.Write(name, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_place.File(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private List<string> Files(string folder) => Directory.EnumerateFiles(_place.File(folder)).Order(StringComparer.Ordinal)
        .Select(file => $"{file} {(OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file))} {File.ReadAllText(file)}").ToList();

    private void Keytide(string folder, params string[] arguments)
    {
        var environment = _place.Environment();
        var line = $"cd \"$0\" && exec dotnet \"$@\"";
        var result = RealProgram.RunAsync(
            "sh", ["-c", line, _place.File(folder), RealProgram.KeytideDll, .. arguments], TimeSpan.FromMinutes(2), environment)
            .GetAwaiter().GetResult();
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }
}
