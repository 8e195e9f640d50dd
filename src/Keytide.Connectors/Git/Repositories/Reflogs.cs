using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>The logs of where references pointed: they keep the first lines of messages of commits that are gone.</summary>
internal static class Reflogs
{
    private const int MostFiles = 100_000;

    public static void Scan(GitRepository repository, FindingBook book, Action<string, string> skip)
    {
        foreach (var folder in new[] { repository.CommonFolder, repository.GitFolder }.Distinct())
        {
            try
            {
                Scan(Path.Combine(folder, "logs"), book, skip);
                if (File.Exists(Path.Combine(folder, "reftable", "tables.list")))
                {
                    ScanTables(new ReftableStack(folder, repository.HashLength), book);
                }
            }
            catch (Exception error) when (ReadFailure.IsExpected(error))
            {
                skip("(reflogs)", ReadFailure.Reason(error));
            }
        }
    }

    private static void ScanTables(ReftableStack stack, FindingBook book)
    {
        foreach (var (table, text) in stack.Logs())
        {
            book.AddText($"(logs of references in {table})", text);
        }
    }

    private static void Scan(string logs, FindingBook book, Action<string, string> skip)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = false,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        foreach (var file in Directory.Exists(logs) ? Directory.EnumerateFiles(logs, "*", options).Take(MostFiles) : [])
        {
            var name = $"(log of {Path.GetRelativePath(logs, file).Replace('\\', '/')})";
            try
            {
                book.AddText(name, SmallFile.ReadBytes(file));
            }
            catch (Exception error) when (ReadFailure.IsExpected(error))
            {
                skip(name, ReadFailure.Reason(error));
            }
        }
    }
}
