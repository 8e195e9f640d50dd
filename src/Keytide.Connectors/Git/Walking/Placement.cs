using System.Text;
using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Walking;

/// <summary>
/// Finds the first commit and the path of some objects. Commits are taken oldest first and every tree is read once, so the first commit
/// that
/// has an object is the one in which it is met.
/// </summary>
/// <param name="reader">Reads trees.</param>
/// <param name="wanted">What to find: blobs and trees.</param>
/// <param name="skip">Told what cannot be read, and why.</param>
internal sealed class Placement(ObjectReader reader, IReadOnlySet<ObjectId> wanted, Action<string, string> skip)
{
    private readonly Dictionary<ObjectId, Place> _found = [];
    private readonly HashSet<ObjectId> _seen = [];
    private int _order;

    public bool IsComplete => _found.Count == wanted.Count;

    public Place? Of(in ObjectId id) => _found.GetValueOrDefault(id);

    /// <summary>Notes where an object is that is not in a commit.</summary>
    public void Note(in ObjectId id, string path) => _found.TryAdd(id, new Place(path, null, _order++, IsUnreachable: false));

    public void Add(CommitNode commit, bool isUnreachable) => Walk(commit.Tree, new Place("", commit, _order++, isUnreachable));

    /// <summary>Takes in a tree that a tag leads to by itself; what is no tree is left alone.</summary>
    public void AddIfTree(in ObjectId id)
    {
        try
        {
            if (reader.Read(id) is { Kind: ObjectKind.Tree })
            {
                Walk(id, new Place("", null, _order++, IsUnreachable: false));
            }
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            skip($"(object {id.ToHex(reader.HashLength)})", ReadFailure.Reason(error));
        }
    }

    private void Walk(ObjectId root, Place start)
    {
        var open = new Stack<(ObjectId Tree, string Path, int Depth)>([(root, "", 0)]);
        while (open.TryPop(out var folder))
        {
            if (!_seen.Add(folder.Tree))
            {
                continue;
            }

            if (wanted.Contains(folder.Tree))
            {
                _found.TryAdd(folder.Tree, start with { Path = folder.Path });
            }

            try
            {
                ReadFolder(folder, start, open);
            }
            catch (Exception error) when (ReadFailure.IsExpected(error))
            {
                skip($"(folder \"{folder.Path}\", object {folder.Tree.ToHex(reader.HashLength)})", ReadFailure.Reason(error));
            }
        }
    }

    private void ReadFolder(
        (ObjectId Tree, string Path, int Depth) folder, Place start, Stack<(ObjectId Tree, string Path, int Depth)> open)
    {
        if (folder.Depth > GitLimits.TreeDepth)
        {
            throw new GitDataException("folders lie too deep in one another");
        }

        var entries = new TreeEntries(reader.Read(folder.Tree, ObjectKind.Tree), reader.HashLength);
        while (entries.MoveNext())
        {
            var id = entries.Id;
            if (entries.IsFolder)
            {
                if (!_seen.Contains(id))
                {
                    open.Push((id, $"{folder.Path}{Encoding.UTF8.GetString(entries.Name)}/", folder.Depth + 1));
                }
            }
            else if (wanted.Contains(id))
            {
                _found.TryAdd(id, start with { Path = folder.Path + Encoding.UTF8.GetString(entries.Name) });
            }
        }
    }
}
