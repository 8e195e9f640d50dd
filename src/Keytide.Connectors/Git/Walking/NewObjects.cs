using System.Text;
using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Walking;

/// <summary>Finds what some commits brought in: the objects that are in their trees and in none of their parents', each once.</summary>
/// <param name="reader">Reads trees.</param>
/// <param name="graph">Knows the commits.</param>
/// <param name="skip">Told what cannot be read, and why.</param>
internal sealed class NewObjects(ObjectReader reader, CommitGraph graph, Action<string, string> skip)
{
    private readonly HashSet<ObjectId> _seen = [];
    private readonly List<NewItem> _items = [];
    private readonly HashSet<ObjectId> _missing = [];
    private readonly Dictionary<ObjectId, List<ObjectId>> _removed = [];

    /// <summary>In the order in which they came in.</summary>
    public IReadOnlyList<NewItem> Items => _items;

    /// <summary>Parents that are not there.</summary>
    public IReadOnlyCollection<ObjectId> MissingParents => _missing;

    /// <summary>What a commit took away, folders included: contents that it may have moved.</summary>
    public IReadOnlyList<ObjectId> RemovedBy(CommitNode commit) => _removed.GetValueOrDefault(commit.Id) ?? [];

    /// <summary>Takes in a commit. Parents come before their children.</summary>
    public void Add(CommitNode commit)
    {
        _items.Add(new NewItem(commit.Id, ObjectKind.Commit, "", commit, []));
        var parents = new List<ObjectId>();
        foreach (var parent in commit.Parents)
        {
            if (graph.Node(parent) is { } node)
            {
                parents.Add(node.Tree);
            }
            else
            {
                _missing.Add(parent);
            }
        }

        Compare(commit.Tree, parents, "", commit, 0);
    }

    /// <summary>Takes in what a reference leads to: tags, and trees and blobs that no commit stands before.</summary>
    /// <returns>The commit that it leads to in the end; null for none.</returns>
    public ObjectId? AddTip(ObjectId id, string name)
    {
        const int MostTags = 16;
        try
        {
            for (var i = 0; i < MostTags; i++)
            {
                var found = reader.Read(id) ?? throw new GitDataException("it is missing");
                switch (found.Kind)
                {
                    case ObjectKind.Commit:
                        return id;
                    case ObjectKind.Tree:
                        Compare(id, [], "", null, 0);
                        return null;
                    case ObjectKind.Blob:
                        _items.Add(new NewItem(id, ObjectKind.Blob, $"(content of {name})", null, []));
                        return null;
                    default:
                        _items.Add(new NewItem(id, ObjectKind.Tag, "", null, []));
                        if (!CommitText.TryParseTag(found.Data, reader.HashLength, out id))
                        {
                            throw new GitDataException("the tag is damaged");
                        }

                        break;
                }
            }

            throw new GitDataException("tags lead from one to another");
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            skip($"(object {id.ToHex(reader.HashLength)} of {name})", ReadFailure.Reason(error));
            return null;
        }
    }

    private void Compare(ObjectId tree, List<ObjectId> parents, string path, CommitNode? commit, int depth)
    {
        if (parents.Contains(tree) || !_seen.Add(tree))
        {
            return;
        }

        try
        {
            var before = parents.Select(parent => Read(parent, depth)).ToList();
            _items.Add(new NewItem(tree, ObjectKind.Tree, path, commit, parents));
            foreach (var (name, entry) in Read(tree, depth))
            {
                CompareEntry(name, entry, before, path, commit, depth);
            }

            foreach (var gone in before.SelectMany(items => items.Values).Where(entry => !entry.IsCommit))
            {
                NoteRemoved(commit, gone.Id);
            }
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            skip($"(folder \"{path}\", object {tree.ToHex(reader.HashLength)})", ReadFailure.Reason(error));
        }
    }

    private void CompareEntry(
        string name, Entry entry, List<Dictionary<string, Entry>> before, string path, CommitNode? commit, int depth)
    {
        var there = new List<ObjectId>();
        var isKnown = false;
        foreach (var items in before)
        {
            if (items.Remove(name, out var old) && old.IsFolder == entry.IsFolder && !old.IsCommit)
            {
                there.Add(old.Id);
                isKnown |= old.Id == entry.Id;
            }
        }

        if (isKnown || entry.IsCommit)
        {
            return;
        }

        var shown = path + Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(name));
        if (entry.IsFolder)
        {
            Compare(entry.Id, there, shown + "/", commit, depth + 1);
        }
        else if (_seen.Add(entry.Id))
        {
            _items.Add(new NewItem(entry.Id, ObjectKind.Blob, shown, commit, there));
        }
    }

    private void NoteRemoved(CommitNode? commit, in ObjectId id)
    {
        if (commit is not null)
        {
            if (!_removed.TryGetValue(commit.Id, out var list))
            {
                _removed[commit.Id] = list = [];
            }

            list.Add(id);
        }
    }

    private Dictionary<string, Entry> Read(in ObjectId tree, int depth)
    {
        if (depth > GitLimits.TreeDepth)
        {
            throw new GitDataException("folders lie too deep in one another");
        }

        var all = new Dictionary<string, Entry>(StringComparer.Ordinal);
        var entries = new TreeEntries(reader.Read(tree, ObjectKind.Tree), reader.HashLength);
        while (entries.MoveNext())
        {
            all[Encoding.Latin1.GetString(entries.Name)] = new Entry(entries.Id, entries.IsFolder, entries.IsCommit);
        }

        return all;
    }

    private readonly record struct Entry(ObjectId Id, bool IsFolder, bool IsCommit);
}
