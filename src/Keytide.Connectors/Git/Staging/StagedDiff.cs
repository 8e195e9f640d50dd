using System.Text;
using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Staging;

/// <summary>
/// Compares the index with a tree. Folders of which the index knows that they are the same tree are not looked into: after a change of a
/// few files these are all but a few.
/// </summary>
internal sealed class StagedDiff(ObjectReader reader, IndexEntry[] entries)
{
    private readonly List<StagedChange> _changes = [];
    private readonly List<RemovedPath> _removed = [];

    /// <summary>Paths whose content is new or another.</summary>
    public IReadOnlyList<StagedChange> Changes => _changes;

    /// <summary>Paths of the tree that the index does not have: perhaps renamed.</summary>
    public IReadOnlyList<RemovedPath> Removed => _removed;

    /// <param name="tree">Of the last commit; zero for none.</param>
    /// <param name="cache">What the index knows of trees.</param>
    /// <exception cref="GitDataException">A tree is missing or damaged.</exception>
    public void Compare(in ObjectId tree, CacheTree? cache) => Compare(tree, cache, 0, entries.Length, 0, 0);

    private void Compare(in ObjectId tree, CacheTree? cache, int from, int to, int prefix, int depth)
    {
        if (cache is { IsKnown: true } && cache.Id == tree && !tree.IsZero)
        {
            return;
        }

        var before = ReadTree(tree, depth);
        for (var i = from; i < to;)
        {
            var name = entries[i].Name.Span[prefix..];
            var slash = name.IndexOf((byte)'/');
            var key = NameKey.Of(slash < 0 ? name : name[..slash]);
            before.Remove(key, out var there);
            if (slash < 0)
            {
                var end = i + 1;
                while (end < to && entries[end].Name.Span[prefix..].SequenceEqual(name))
                {
                    end++;
                }

                CompareFile(i, end, there);
                i = end;
                continue;
            }

            var last = EndOfFolder(i, to, entries[i].Name.Span[..(prefix + slash + 1)]);
            if (slash == name.Length - 1 && entries[i].IsFolder)
            {
                CompareFolders(entries[i].Id, there is { IsFolder: true } ? there.Id : default, Show(entries[i].Name.Span), depth);
            }
            else
            {
                var below = there is { IsFolder: true } ? there.Id : default;
                Compare(below, cache?.Folder(name[..slash]), i, last, prefix + slash + 1, depth + 1);
            }

            if (there is { IsFolder: false })
            {
                _removed.Add(new RemovedPath(Show(entries[i].Name.Span[..(prefix + slash)]), there.Id));
            }

            i = last;
        }

        var folder = from < to ? Show(entries[from].Name.Span[..prefix]) : "";
        foreach (var (name, gone) in before)
        {
            Remove(gone, folder + NameKey.Show(name), depth);
        }
    }

    // In a conflict a path has up to three entries.
    private void CompareFile(int from, int to, TreeItem? there)
    {
        for (var i = from; i < to; i++)
        {
            var entry = entries[i];
            if (entry.IsSubmodule || entry.IsIntended)
            {
                continue;
            }

            if (there is not { IsFolder: false } || entry.Id != there.Id)
            {
                _changes.Add(new StagedChange(Show(entry.Name.Span), entry.Id, Before(there)));
            }
        }
    }

    // For folders that the index has as a whole.
    private void CompareFolders(in ObjectId now, in ObjectId before, string path, int depth)
    {
        if (now == before)
        {
            return;
        }

        var old = ReadTree(before, depth);
        foreach (var (name, item) in ReadTree(now, depth))
        {
            old.Remove(name, out var there);
            var shown = path + NameKey.Show(name);
            if (item.IsFolder)
            {
                CompareFolders(item.Id, there is { IsFolder: true } ? there.Id : default, shown + "/", depth + 1);
            }
            else if (!item.IsSubmodule && item.Id != there?.Id)
            {
                _changes.Add(new StagedChange(shown, item.Id, Before(there)));
            }
        }
    }

    private int EndOfFolder(int from, int to, ReadOnlySpan<byte> prefix)
    {
        var end = from + 1;
        while (end < to && entries[end].Name.Span.StartsWith(prefix))
        {
            end++;
        }

        return end;
    }

    private void Remove(TreeItem gone, string path, int depth)
    {
        if (gone.IsSubmodule)
        {
            return;
        }

        if (!gone.IsFolder)
        {
            _removed.Add(new RemovedPath(path, gone.Id));
            return;
        }

        foreach (var (name, item) in ReadTree(gone.Id, depth))
        {
            Remove(item, $"{path}/{NameKey.Show(name)}", depth + 1);
        }
    }

    private Dictionary<string, TreeItem> ReadTree(in ObjectId tree, int depth)
    {
        var items = new Dictionary<string, TreeItem>(StringComparer.Ordinal);
        if (tree.IsZero)
        {
            return items;
        }

        if (depth > GitLimits.TreeDepth)
        {
            throw new GitDataException("folders lie too deep in one another");
        }

        var read = new TreeEntries(reader.Read(tree, ObjectKind.Tree), reader.HashLength);
        while (read.MoveNext())
        {
            items[NameKey.Of(read.Name)] = new TreeItem(read.Mode, read.Id);
        }

        return items;
    }

    private static ObjectId Before(TreeItem? there) => there is { IsFolder: false, IsSubmodule: false } ? there.Id : default;

    private static string Show(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name);

    private sealed record TreeItem(int Mode, ObjectId Id)
    {
        public bool IsFolder => (Mode & 0xF000) == IndexEntry.FolderMode;

        public bool IsSubmodule => (Mode & 0xF000) == IndexEntry.SubmoduleMode;
    }
}
