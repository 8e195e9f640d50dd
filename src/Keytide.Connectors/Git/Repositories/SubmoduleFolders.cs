using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>
/// The repositories of submodules that a repository keeps for itself (gitsubmodules(7)): below modules of its git folder, one inside the
/// other. Links are not followed.
/// </summary>
/// <param name="skip">Told what is left out, and why.</param>
internal sealed class SubmoduleFolders(Action<string, string> skip)
{
    private const int MostModules = 1_000;
    private const int MostFolders = 100_000;
    private const int MostDepth = 32;

    private static readonly string[] Parts = ["HEAD", "config", "objects"];

    private readonly List<(string Folder, string Path)> _found = [];
    private readonly Stack<(string Folder, string Path, int Depth)> _open = new();

    /// <summary>Their git folders, and where each is checked out, from the top of the outermost worktree.</summary>
    public IReadOnlyList<(string Folder, string Path)> Find(GitRepository repository)
    {
        var top = Path.GetFileName(repository.GitFolder) == ".git" ? Path.GetDirectoryName(repository.GitFolder) : null;
        foreach (var folder in WorktreeFolders.All(repository, "(submodules of worktrees)", skip))
        {
            _open.Push((Path.Combine(folder, "modules"), "", 0));
        }

        for (var count = 0; _open.TryPop(out var next); count++)
        {
            if (count >= MostFolders || _found.Count >= MostModules)
            {
                skip("(submodules)", "there are more of them than are looked for");
                break;
            }

            try
            {
                Look(next, top);
            }
            catch (Exception error) when (ReadFailure.IsExpected(error))
            {
                skip($"(submodules in {next.Path})", ReadFailure.Reason(error));
            }
        }

        return _found.OrderBy(module => module.Path, StringComparer.Ordinal).ToList();
    }

    private void Look((string Folder, string Path, int Depth) at, string? top)
    {
        var folder = new DirectoryInfo(at.Folder);
        if (!folder.Exists || folder.LinkTarget is not null)
        {
            return;
        }

        foreach (var inside in folder.EnumerateDirectories())
        {
            var path = at.Path.Length == 0 ? inside.Name : $"{at.Path}/{inside.Name}";
            try
            {
                LookInto(inside, path, at.Depth, top);
            }
            catch (Exception error) when (ReadFailure.IsExpected(error))
            {
                skip($"(submodule \"{path}\")", ReadFailure.Reason(error));
            }
        }
    }

    private void LookInto(DirectoryInfo inside, string path, int depth, string? top)
    {
        if (inside.LinkTarget is not null || depth >= MostDepth)
        {
            skip($"(submodule \"{path}\")", depth >= MostDepth ? "it lies too deep in others" : "its folder is a link");
        }
        else if (!GitRepository.IsGitFolder(inside.FullName))
        {
            // Names of submodules may have slashes. What has a part of a repository is one that lost the others.
            if (HasPart(inside.FullName))
            {
                skip($"(submodule \"{path}\")", "it has no HEAD or no objects");
            }

            _open.Push((inside.FullName, path, depth + 1));
        }
        else if (File.Exists(Path.Combine(inside.FullName, "commondir"))
            || new DirectoryInfo(Path.Combine(inside.FullName, "objects")).LinkTarget is not null)
        {
            skip($"(submodule \"{path}\")", "its objects are said to be elsewhere");
        }
        else
        {
            var shown = Worktree(inside.FullName, top) ?? path;
            _found.Add((inside.FullName, shown));
            _open.Push((Path.Combine(inside.FullName, "modules"), shown, depth + 1));
        }
    }

    // A submodule may be called libs/objects, so that a part is none that is a repository itself.
    private static bool HasPart(string folder) =>
        Parts.Select(part => Path.Combine(folder, part)).Any(part => Path.Exists(part) && !GitRepository.IsGitFolder(part));

    // Only to be shown. A path that leads out of the worktree is not.
    private static string? Worktree(string folder, string? top)
    {
        var config = top is null ? null : SmallFile.Read(Path.Combine(folder, "config"));
        if (config is null || RepositoryConfig.Parse(config).Worktree is not { Length: > 0 } said || said.Contains('\0'))
        {
            return null;
        }

        var path = Path.GetRelativePath(top!, Path.GetFullPath(said, folder)).Replace('\\', '/');
        return path == "." || path.StartsWith("..", StringComparison.Ordinal) || path.StartsWith('/') ? null : path;
    }
}
