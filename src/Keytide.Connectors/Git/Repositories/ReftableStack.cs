using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>The tables of references of a repository, or of one of its worktrees: what a later one says counts.</summary>
/// <param name="folder">Which has the folder "reftable".</param>
/// <param name="hashLength">Of the repository's names.</param>
/// <param name="budget">Of all stacks of the repository.</param>
internal sealed class ReftableStack(string folder, int hashLength, ReftableBudget budget)
{
    private const int MostTables = 4_096;
    private const long MostBytes = 1L << 30;
    private const int Attempts = 3;

    /// <summary>All references there are, by name. Those that are gone are not among them.</summary>
    /// <exception cref="GitDataException">A table is missing, damaged or beyond the limits: then nothing is known.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">One may not be read.</exception>
    public IReadOnlyDictionary<string, ReftableRecord> Read()
    {
        var left = budget.Names;
        for (var attempt = 1; ; attempt++)
        {
            budget.Names = left;
            try
            {
                return ReadOnce();
            }
            catch (FileNotFoundException) when (attempt < Attempts)
            {
                // Git may put tables together between the two steps; then the list names another.
                continue;
            }
        }
    }

    /// <summary>What the logs hold, with the names of their tables.</summary>
    /// <exception cref="GitDataException">As above, for the tables from there on.</exception>
    public IEnumerable<(string Table, byte[] Text)> Logs()
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var isGone = true;
        for (var attempt = 1; isGone; attempt++)
        {
            // As above, but what was given already is not given again.
            using var tables = Tables().GetEnumerator();
            while (TryNext(tables, attempt < Attempts, out isGone))
            {
                var (name, table) = tables.Current;
                foreach (var text in done.Add(name) ? table.Logs() : [])
                {
                    yield return (name, text);
                }
            }
        }
    }

    private static bool TryNext<T>(IEnumerator<T> tables, bool mayBeGone, out bool isGone)
    {
        isGone = false;
        try
        {
            return tables.MoveNext();
        }
        catch (FileNotFoundException) when (mayBeGone)
        {
            isGone = true;
            return false;
        }
    }

    private Dictionary<string, ReftableRecord> ReadOnce()
    {
        var all = new Dictionary<string, ReftableRecord>(StringComparer.Ordinal);
        foreach (var (_, table) in Tables())
        {
            foreach (var record in table.References())
            {
                if (record.IsGone)
                {
                    all.Remove(record.Name);
                }
                else
                {
                    all[record.Name] = record;
                }
            }
        }

        return all;
    }

    private IEnumerable<(string Name, ReftableFile Table)> Tables()
    {
        var tables = Path.Combine(folder, "reftable");
        var list = SmallFile.Read(Path.Combine(tables, "tables.list")) ?? throw new GitDataException("the list of its tables is missing");
        var names = list.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (names.Length > MostTables)
        {
            throw new GitDataException("there are too many tables of references");
        }

        var total = 0L;
        foreach (var name in names)
        {
            if (name.AsSpan().IndexOfAny('/', '\\', '\0') >= 0 || name.StartsWith('.'))
            {
                throw new GitDataException("a table of references is said to be elsewhere");
            }

            var file = new FileInfo(Path.Combine(tables, name));
            if (file is { Exists: true, LinkTarget: not null })
            {
                throw new GitDataException("a table of references is a link");
            }

            var bytes = SmallFile.ReadBytes(file.FullName) ?? throw new FileNotFoundException(null, name);
            total += bytes.Length;
            yield return total <= MostBytes
                ? (name, new ReftableFile(bytes, hashLength, budget))
                : throw new GitDataException("the tables of references are too large");
        }
    }
}
