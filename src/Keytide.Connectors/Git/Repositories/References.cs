using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>
/// The references of a repository and of all its worktrees: files and packed-refs, or tables, and the heads that are on no branch.
/// </summary>
internal sealed class References
{
    private const string Files = "files";
    private const string Tables = "reftable";
    private const int MostFolders = 100_000;
    private const int MostSteps = 10;

    private readonly GitRepository _repository;
    private readonly Dictionary<string, Reference> _byName = new(StringComparer.Ordinal);

    private References(GitRepository repository) => _repository = repository;

    public IEnumerable<Reference> All => _byName.Values;

    /// <summary>Reads all there are, and says what cannot be read.</summary>
    public static References Read(GitRepository repository, Action<string, string> skip)
    {
        var references = new References(repository);
        if (repository.Config.ReferenceStorage == Tables)
        {
            references.ReadTables(skip);
            return references;
        }

        if (repository.Config.ReferenceStorage != Files)
        {
            skip("refs", $"references kept as {Quoted.Shorten(repository.Config.ReferenceStorage)} cannot be read");
            return references;
        }

        references.Try("packed-refs", skip, references.ReadPacked);
        references.Try("refs", skip, () => references.ReadFolder(repository.CommonFolder, "refs", skip));
        references.ReadHeads(repository.GitFolder, "", skip);
        if (repository.GitFolder != repository.CommonFolder)
        {
            references.ReadHeads(repository.CommonFolder, "main-worktree/", skip);
        }

        references.Try("worktrees", skip, () =>
        {
            var worktrees = Path.Combine(repository.CommonFolder, "worktrees");
            foreach (var worktree in Directory.Exists(worktrees) ? Directory.EnumerateDirectories(worktrees) : [])
            {
                references.ReadHeads(worktree, $"worktrees/{Path.GetFileName(worktree)}/", skip);
                if (Directory.Exists(Path.Combine(worktree, "refs")))
                {
                    references.ReadFolder(worktree, "refs", skip);
                }
            }
        });
        return references;
    }

    /// <summary>What a name stands for, as git looks for it (gitrevisions(7)).</summary>
    public ObjectId? Find(string name)
    {
        string[] places = ["{0}", "refs/{0}", "refs/tags/{0}", "refs/heads/{0}", "refs/remotes/{0}", "refs/remotes/{0}/HEAD"];
        foreach (var place in places)
        {
            if (_byName.TryGetValue(place.Replace("{0}", name, StringComparison.Ordinal), out var reference))
            {
                return reference.Id;
            }
        }

        return null;
    }

    /// <summary>What HEAD leads to, read by itself; null on a branch without commits.</summary>
    /// <exception cref="GitDataException">It cannot be told.</exception>
    public static ObjectId? Head(GitRepository repository)
    {
        if (repository.Config.ReferenceStorage == Tables)
        {
            var tables = new TableReferences(repository);
            return tables.Resolve(tables.Own, "HEAD");
        }

        if (repository.Config.ReferenceStorage != Files)
        {
            throw new GitDataException($"references kept as {Quoted.Shorten(repository.Config.ReferenceStorage)} cannot be read");
        }

        return new References(repository).Resolve(Path.Combine(repository.GitFolder, "HEAD"), 0);
    }

    // Heads that git writes in passing, such as FETCH_HEAD, are files all the same.
    private void ReadTables(Action<string, string> skip)
    {
        ReadHeads(_repository.GitFolder, "", skip);
        Try("reftable", skip, () =>
        {
            var tables = new TableReferences(_repository);
            foreach (var (name, id) in tables.All(skip))
            {
                Add(name, id);
            }
        });
    }

    private void Try(string path, Action<string, string> skip, Action read)
    {
        try
        {
            read();
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            skip(path, ReadFailure.Reason(error));
        }
    }

    private void Add(string name, in ObjectId id) => _byName[name] = new Reference(name, id);

    private void ReadPacked()
    {
        var text = SmallFile.Read(Path.Combine(_repository.CommonFolder, "packed-refs"));
        for (var rest = (text ?? "").AsSpan(); rest.Length > 0;)
        {
            var end = rest.IndexOf('\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            var space = line.IndexOf(' ');
            if (space > 0 && line[0] is not ('#' or '^') && ObjectId.TryParse(line[..space], _repository.HashLength, out var id))
            {
                Add(line[(space + 1)..].Trim().ToString(), id);
            }
        }
    }

    // A loose reference counts before a packed one.
    private void ReadFolder(string root, string start, Action<string, string> skip)
    {
        var folders = new Stack<string>([start]);
        for (var count = 0; folders.TryPop(out var folder); count++)
        {
            if (count > MostFolders)
            {
                throw new GitDataException("there are too many folders of references");
            }

            foreach (var entry in new DirectoryInfo(Path.Combine(root, folder)).EnumerateFileSystemInfos())
            {
                var name = $"{folder}/{entry.Name}";
                if (entry is DirectoryInfo && entry.LinkTarget is null)
                {
                    folders.Push(name);
                }
                else if (!entry.Name.EndsWith(".lock", StringComparison.Ordinal))
                {
                    ReadLoose(entry.FullName, name, skip);
                }
            }
        }
    }

    private void ReadHeads(string folder, string prefix, Action<string, string> skip)
    {
        Try(folder, skip, () =>
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*HEAD"))
            {
                ReadLoose(file, prefix + Path.GetFileName(file), skip);
            }
        });
    }

    private void ReadLoose(string file, string name, Action<string, string> skip) => Try(name, skip, () =>
    {
        if (Resolve(file, 0) is { } id)
        {
            Add(name, id);
        }
    });

    private ObjectId? Resolve(string file, int steps)
    {
        var info = new FileInfo(file);
        if (info.LinkTarget is { } target)
        {
            // Old gits made HEAD a link to the branch's file.
            return steps == 0 && target.StartsWith("refs/", StringComparison.Ordinal) ? ResolveName(target, steps) : null;
        }

        var text = SmallFile.Read(file);
        if (text is null)
        {
            return null;
        }

        if (text.StartsWith("ref:", StringComparison.Ordinal))
        {
            return ResolveName(text[4..].Trim(), steps);
        }

        // FETCH_HEAD has more behind the name, and more lines, all of which branches of the remote have too.
        var end = text.AsSpan().IndexOfAny(" \t\r\n");
        return ObjectId.TryParse(end < 0 ? text : text.AsSpan(0, end), _repository.HashLength, out var id)
            ? id
            : text.Trim().Length == 0 ? null : throw new GitDataException("it is no reference");
    }

    private ObjectId? ResolveName(string name, int steps)
    {
        if (steps >= MostSteps || name.Length == 0 || name[0] == '/' || name.Any(char.IsControl)
            || name.Contains("..", StringComparison.Ordinal))
        {
            throw new GitDataException("it leads nowhere");
        }

        var loose = Resolve(Path.Combine(_repository.GitFolder, name), steps + 1)
            ?? Resolve(Path.Combine(_repository.CommonFolder, name), steps + 1);
        if (loose is not null)
        {
            return loose;
        }

        if (_byName.Count == 0)
        {
            ReadPacked();
        }

        return _byName.TryGetValue(name, out var packed) ? packed.Id : null;
    }
}
