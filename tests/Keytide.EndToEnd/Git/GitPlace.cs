using System.Text;
using Keytide.Connectors.Git;
using Keytide.Connectors.Git.Repositories;
using Keytide.EndToEnd.Support;
using Keytide.Scanner;

namespace Keytide.EndToEnd.Git;

/// <summary>A folder in which real git works, with no settings but its own.</summary>
public sealed class GitPlace : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Random _random;
    private readonly string _root = Directory.CreateTempSubdirectory("keytide-git-").FullName;
    private int _seconds = 1_700_000_000;

    public GitPlace(int seed)
    {
        Assert.SkipWhen(RealProgram.Find("git") is null, "git is not installed");
        _random = new Random(seed);
        Directory.CreateDirectory(File("home"));
    }

    public static ScannerSettings Settings => new() { FingerprintKey = new byte[32] };

    public string File(string name) => Path.Combine(_root, name);

    public PlantedKey NewKey() => PlantedKey.Of(_random);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    public void Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public void Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(name))!);
        System.IO.File.WriteAllBytes(File(name), content);
    }

    /// <summary>Runs git in a folder of the place; it has to end well.</summary>
    public string Git(string folder, params string[] arguments)
    {
        var result = TryGit(folder, arguments);
        Assert.True(result.ExitCode == 0, $"git {string.Join(' ', arguments)}: {result.ExitCode}\n{result.Output}\n{result.Error}");
        return result.Output.Trim();
    }

    public RealProgram.Result TryGit(string folder, params string[] arguments) =>
        RealProgram.RunAsync("git", ["-C", File(folder), .. arguments], Limit, Environment()).GetAwaiter().GetResult();

    /// <summary>Makes a repository with a first commit.</summary>
    public void Start(string folder, params string[] options)
    {
        Directory.CreateDirectory(File(folder));
        Git(folder, ["init", "-q", "-b", "main", .. options, "."]);
        Write($"{folder}/README", "nothing\n");
        Commit(folder, "first");
    }

    public string Commit(string folder, string message)
    {
        Git(folder, "add", "-A");
        Git(folder, "commit", "-q", "--allow-empty", "-m", message);
        return Git(folder, "rev-parse", "HEAD");
    }

    public GitScanResult Staged(string folder) => new StagedScan(Settings).Run(File(folder), GitEnvironment.None, null, default);

    public GitScanResult History(string folder, string? since = null) =>
        new HistoryScan(Settings, new GitScanOptions { Since = since, Workers = 2 }).Run(File(folder), GitEnvironment.None, null, default);

    public static IEnumerable<string> Ids(GitScanResult result) =>
        result.Findings.Select(found => found.Finding.AccessKeyId ?? "").Distinct().Order(StringComparer.Ordinal);

    /// <summary>What git and its hooks are given: no settings of this machine, and a clock of our own.</summary>
    public Dictionary<string, string?> Environment()
    {
        _seconds += 60;
        return new()
        {
            ["HOME"] = File("home"),
            ["XDG_CONFIG_HOME"] = File("home/.config"),
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_CONFIG_GLOBAL"] = File("home/.gitconfig"),
            ["GIT_AUTHOR_NAME"] = "Ada Lovelace",
            ["GIT_AUTHOR_EMAIL"] = "ada@example.org",
            ["GIT_COMMITTER_NAME"] = "Ada Lovelace",
            ["GIT_COMMITTER_EMAIL"] = "ada@example.org",
            ["GIT_AUTHOR_DATE"] = $"{_seconds} +0000",
            ["GIT_COMMITTER_DATE"] = $"{_seconds} +0000",
            ["GIT_ALLOW_PROTOCOL"] = "file",
            ["GIT_DIR"] = null,
            ["GIT_INDEX_FILE"] = null,
        };
    }
}
