using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>
/// The folders of a repository and of its worktrees: its own, and those that it keeps for the linked ones (gitrepository-layout(5)).
/// </summary>
internal static class WorktreeFolders
{
    private const int Most = 1_000;

    /// <summary>All of them, within a limit, each once: where a linked worktree is scanned, its folder is among the others.</summary>
    /// <param name="repository">Whose.</param>
    /// <param name="what">Is to be read in them, and is named where it cannot be.</param>
    /// <param name="skip">Told why not all of them are given.</param>
    public static IReadOnlyList<string> All(GitRepository repository, string what, Action<string, string> skip) =>
        new[] { repository.CommonFolder, repository.GitFolder }.Concat(Linked(repository, what, skip))
            .Select(folder => Path.TrimEndingDirectorySeparator(folder)).Distinct(StringComparer.Ordinal).ToList();

    private static List<string> Linked(GitRepository repository, string what, Action<string, string> skip)
    {
        var all = new List<string>();
        try
        {
            var folder = Path.Combine(repository.CommonFolder, "worktrees");
            foreach (var worktree in Directory.Exists(folder) ? Directory.EnumerateDirectories(folder) : [])
            {
                if (all.Count >= Most)
                {
                    skip(what, "there are more worktrees than are looked into");
                    break;
                }

                all.Add(worktree);
            }
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            skip(what, ReadFailure.Reason(error));
        }

        return all;
    }
}
