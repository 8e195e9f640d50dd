using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>The references of a repository that keeps them in tables: those of all, and those that each worktree has to itself.</summary>
internal sealed class TableReferences
{
    private const int MostSteps = 10;

    private readonly GitRepository _repository;
    private readonly ReftableBudget _budget = new();
    private readonly IReadOnlyDictionary<string, ReftableRecord> _common;

    /// <exception cref="GitDataException">A table is missing, damaged or beyond the limits.</exception>
    /// <exception cref="IOException">One cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">One may not be read.</exception>
    public TableReferences(GitRepository repository)
    {
        _repository = repository;
        _common = Read(repository.CommonFolder);
        Own = repository.GitFolder == repository.CommonFolder ? _common : Read(repository.GitFolder);
    }

    /// <summary>Those of this worktree.</summary>
    public IReadOnlyDictionary<string, ReftableRecord> Own { get; }

    /// <summary>All that lead to an object, named as those are that are kept in files.</summary>
    /// <param name="skip">Told what leads nowhere, and which worktree's cannot be read.</param>
    public IEnumerable<(string Name, ObjectId Id)> All(Action<string, string> skip)
    {
        var isOfWorktree = _repository.GitFolder != _repository.CommonFolder;
        foreach (var found in Of(_common, name => isOfWorktree && !name.StartsWith("refs/", StringComparison.Ordinal)
            ? $"main-worktree/{name}" : name, skip))
        {
            yield return found;
        }

        foreach (var found in isOfWorktree ? Of(Own, name => name, skip) : [])
        {
            yield return found;
        }

        var worktrees = Path.Combine(_repository.CommonFolder, "worktrees");
        foreach (var worktree in Directory.Exists(worktrees) ? Directory.EnumerateDirectories(worktrees) : [])
        {
            foreach (var found in Of(TryRead(worktree, skip), name => $"worktrees/{Path.GetFileName(worktree)}/{name}", skip))
            {
                yield return found;
            }
        }
    }

    /// <summary>What a name leads to; null for a branch without commits.</summary>
    /// <param name="own">Those of the worktree, which come first.</param>
    /// <param name="name">The name.</param>
    /// <exception cref="GitDataException">It leads in a circle, or is not there at all.</exception>
    public ObjectId? Resolve(IReadOnlyDictionary<string, ReftableRecord> own, string name)
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            if (!own.TryGetValue(name, out var record) && !_common.TryGetValue(name, out record))
            {
                return steps > 0 ? null : throw new GitDataException("it is in no table of references");
            }

            if (record.Target is not { } target)
            {
                return record.Id;
            }

            name = target;
        }

        throw new GitDataException("it leads nowhere");
    }

    private IEnumerable<(string Name, ObjectId Id)> Of(
        IReadOnlyDictionary<string, ReftableRecord> table, Func<string, string> shown, Action<string, string> skip)
    {
        foreach (var name in table.Keys)
        {
            if (TryResolve(table, name, skip) is { } id)
            {
                yield return (shown(name), id);
            }
        }
    }

    private ObjectId? TryResolve(IReadOnlyDictionary<string, ReftableRecord> table, string name, Action<string, string> skip)
    {
        try
        {
            return Resolve(table, name);
        }
        catch (GitDataException error)
        {
            skip(name, error.Message);
            return null;
        }
    }

    private IReadOnlyDictionary<string, ReftableRecord> TryRead(string folder, Action<string, string> skip)
    {
        try
        {
            return File.Exists(Path.Combine(folder, "reftable", "tables.list")) ? Read(folder) : new Dictionary<string, ReftableRecord>();
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            skip($"worktrees/{Path.GetFileName(folder)}", ReadFailure.Reason(error));
            return new Dictionary<string, ReftableRecord>();
        }
    }

    private IReadOnlyDictionary<string, ReftableRecord> Read(string folder) =>
        new ReftableStack(folder, _repository.HashLength, _budget).Read();
}
