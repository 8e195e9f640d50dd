using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>Where the parts of a repository are.</summary>
internal sealed record GitRepository
{
    /// <summary>Of this worktree: it has HEAD and the index.</summary>
    public required string GitFolder { get; init; }

    /// <summary>Of all worktrees: it has the references and the config.</summary>
    public required string CommonFolder { get; init; }

    /// <summary>Where objects are, alternates included, each once.</summary>
    public required IReadOnlyList<string> ObjectFolders { get; init; }

    public required string IndexFile { get; init; }

    public required RepositoryConfig Config { get; init; }

    public int HashLength => Config.HashLength;

    /// <summary>True where older history was left at a remote.</summary>
    public bool IsShallow => File.Exists(Path.Combine(CommonFolder, "shallow"));

    /// <summary>Finds the repository that a folder belongs to.</summary>
    /// <param name="path">The folder: a worktree's or one inside, a bare repository, or a .git folder.</param>
    /// <param name="environment">Where the parts are told to be; what it does not say is found as git finds it.</param>
    /// <param name="skip">Told what cannot be read, and why.</param>
    /// <exception cref="KeytideException">There is none, or it cannot be read at all.</exception>
    public static GitRepository Open(string path, GitEnvironment environment, Action<string, string> skip)
    {
        var folder = Path.GetFullPath(path);
        var git = environment.GitFolder is { } named ? Path.GetFullPath(named, folder) : Find(folder);
        if (git is null || !IsGitFolder(git))
        {
            throw new KeytideException(
                $"\"{Quoted.Shorten(path)}\" is in no git repository.", "Name a folder of one, or a bare repository.");
        }

        try
        {
            var common = environment.CommonFolder is { } set ? Path.GetFullPath(set, folder) : CommonOf(git);
            var config = RepositoryConfig.Parse(SmallFile.Read(Path.Combine(common, "config")) ?? "");
            var objects = environment.ObjectFolder is { } moved ? Path.GetFullPath(moved, folder) : Path.Combine(common, "objects");
            var folders = new AlternateFolders(skip);
            folders.Add(objects);
            if (environment.Quarantine is { } quarantine)
            {
                folders.Add(Path.GetFullPath(quarantine, folder));
            }

            foreach (var alternate in AlternateFolders.Split(environment.Alternates ?? ""))
            {
                folders.Add(Path.GetFullPath(alternate, folder));
            }

            return new GitRepository
            {
                GitFolder = git,
                CommonFolder = common,
                ObjectFolders = folders.All,
                IndexFile = environment.IndexFile is { } index ? Path.GetFullPath(index, folder) : Path.Combine(git, "index"),
                Config = config,
            };
        }
        catch (Exception error) when (ReadFailure.IsExpected(error) || error is ArgumentException)
        {
            throw new KeytideException(
                $"The git repository \"{Quoted.Shorten(git)}\" cannot be read: {ReadFailure.Reason(error)}.",
                "Check it with git fsck, and who may read it.");
        }
    }

    private static string? Find(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            var inside = Path.Combine(at, ".git");
            if (IsGitFolder(inside))
            {
                return inside;
            }

            if (File.Exists(inside) && Pointer(SmallFile.Read(inside) ?? "", "gitdir:") is { } pointed)
            {
                return Path.GetFullPath(pointed, at);
            }

            if (IsGitFolder(at))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>True for a folder that has what git asks of one.</summary>
    public static bool IsGitFolder(string folder) =>
        Path.Combine(folder, "HEAD") is var head
        && Path.Exists(head) && !Directory.Exists(head)
        && (Directory.Exists(Path.Combine(folder, "objects")) || File.Exists(Path.Combine(folder, "commondir")));

    private static string CommonOf(string git) => SmallFile.Read(Path.Combine(git, "commondir")) is { } text
        ? Path.GetFullPath(text.Trim(), git)
        : git;

    private static string? Pointer(string text, string label) =>
        text.StartsWith(label, StringComparison.Ordinal) && !text.Contains('\0') ? text[label.Length..].Trim() : null;
}
