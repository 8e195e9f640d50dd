using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>
/// The logs of where references pointed, of the repository and of all its worktrees: they keep the first lines of messages of commits that
/// are gone.
/// </summary>
internal static class Reflogs
{
    private const int MostFiles = 100_000;

    public static void Scan(GitRepository repository, FindingBook book, Action<string, string> skip)
    {
        var budget = new ReftableBudget();
        foreach (var folder in WorktreeFolders.All(repository, "(reflogs of worktrees)", skip))
        {
            var worktree = folder == Path.TrimEndingDirectorySeparator(repository.CommonFolder) ? "" : Path.GetFileName(folder);
            var prefix = worktree.Length == 0 ? "" : $"worktrees/{worktree}/";
            var shown = worktree.Length == 0 ? "(reflogs)" : $"(reflogs of worktrees/{worktree})";
            Try(shown, skip, () => ScanFiles(Path.Combine(folder, "logs"), prefix, book, skip));
            if (File.Exists(Path.Combine(folder, "reftable", "tables.list")))
            {
                Try(shown, skip, () => ScanTables(new ReftableStack(folder, repository.HashLength, budget), prefix, book));
            }
        }
    }

    private static void Try(string shown, Action<string, string> skip, Action scan)
    {
        try
        {
            scan();
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            skip(shown, ReadFailure.Reason(error));
        }
    }

    private static void ScanTables(ReftableStack stack, string prefix, FindingBook book)
    {
        foreach (var (table, text) in stack.Logs())
        {
            book.AddText($"(logs of references in {prefix}{table})", text);
        }
    }

    private static void ScanFiles(string logs, string prefix, FindingBook book, Action<string, string> skip)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = false,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        var count = 0;
        foreach (var file in Directory.Exists(logs) ? Directory.EnumerateFiles(logs, "*", options) : [])
        {
            if (count++ >= MostFiles)
            {
                throw new GitDataException("there are too many of them");
            }

            var name = $"(log of {prefix}{Path.GetRelativePath(logs, file).Replace('\\', '/')})";
            Try(name, skip, () => book.AddText(name, SmallFile.ReadBytes(file)));
        }
    }
}
