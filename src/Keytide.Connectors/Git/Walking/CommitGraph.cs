using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Walking;

/// <summary>The commits of a repository, read as they are asked for. Replacements and grafts do not count.</summary>
/// <param name="reader">Reads them.</param>
/// <param name="skip">Told what cannot be read, and why.</param>
internal sealed class CommitGraph(ObjectReader reader, Action<string, string> skip)
{
    private const int LateCommits = 512;

    private readonly Dictionary<ObjectId, CommitNode?> _nodes = [];

    /// <summary>Takes in commits that were read already.</summary>
    public void Add(IEnumerable<CommitNode> nodes)
    {
        foreach (var node in nodes)
        {
            _nodes[node.Id] = node;
        }
    }

    /// <returns>Null where it is no commit, is missing, or cannot be read; the last is said.</returns>
    public CommitNode? Node(in ObjectId id)
    {
        if (_nodes.TryGetValue(id, out var known))
        {
            return known;
        }

        CommitNode? node = null;
        try
        {
            if (reader.Read(id) is { Kind: ObjectKind.Commit } found)
            {
                var text = CommitText.Parse(found.Data, reader.HashLength);
                node = new CommitNode(id, text.Tree, text.Parents, text.Date.ToUnixTimeSeconds());
            }
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            skip($"(commit {id.ToHex(reader.HashLength)})", ReadFailure.Reason(error));
        }

        _nodes[id] = node;
        return node;
    }

    /// <summary>What a tag leads to in the end; what is no tag leads to itself.</summary>
    public ObjectId Peel(ObjectId id)
    {
        const int MostTags = 16;
        try
        {
            for (var i = 0; i < MostTags; i++)
            {
                if (reader.Read(id) is not { Kind: ObjectKind.Tag } tag || !CommitText.TryParseTag(tag.Data, reader.HashLength, out id))
                {
                    break;
                }
            }
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            skip($"(object {id.ToHex(reader.HashLength)})", ReadFailure.Reason(error));
        }

        return id;
    }

    /// <summary>All commits that some lead to, parents before children, older lines first.</summary>
    /// <param name="tips">Where to begin.</param>
    /// <param name="seen">Not to be given again; what is given is added.</param>
    public IEnumerable<CommitNode> OldestFirst(IEnumerable<ObjectId> tips, HashSet<ObjectId> seen)
    {
        var starts = tips.Distinct().Select(tip => Node(tip)).OfType<CommitNode>().OrderBy(node => node.Seconds).ToList();
        var open = new Stack<(CommitNode Node, int NextParent)>();
        foreach (var start in starts)
        {
            if (seen.Add(start.Id))
            {
                open.Push((start, 0));
            }

            while (open.TryPop(out var top))
            {
                if (top.NextParent == top.Node.Parents.Count)
                {
                    yield return top.Node;
                    continue;
                }

                open.Push((top.Node, top.NextParent + 1));
                var parent = top.Node.Parents[top.NextParent];
                if (seen.Add(parent) && Node(parent) is { } node)
                {
                    open.Push((node, 0));
                }
            }
        }
    }

    /// <summary>
    /// The commits that some lead to and others do not, parents before children. By date, so that little of what is left out has to be
    /// read;
    /// where clocks were wrong, some of that may be among them.
    /// </summary>
    public IReadOnlyList<CommitNode> Between(IEnumerable<ObjectId> leftOut, IEnumerable<ObjectId> tips)
    {
        var isLeftOut = new Dictionary<ObjectId, bool>();
        var taken = new HashSet<ObjectId>();
        var queue = new PriorityQueue<CommitNode, long>();
        var wanted = 0;
        void Mark(ObjectId id, bool left)
        {
            var isKnown = isLeftOut.TryGetValue(id, out var before);
            if ((isKnown && (before || !left)) || Node(id) is not { } node)
            {
                return;
            }

            // What was wanted until now is taken once more, so that its parents hear of it.
            isLeftOut[id] = left;
            wanted += !left ? 1 : isKnown && !taken.Contains(id) ? -1 : 0;
            queue.Enqueue(node, -node.Seconds);
        }

        foreach (var id in leftOut)
        {
            Mark(id, true);
        }

        foreach (var id in tips)
        {
            Mark(id, false);
        }

        for (var late = 0; late < LateCommits && queue.TryDequeue(out var node, out _); late = wanted > 0 ? 0 : late + 1)
        {
            var left = isLeftOut[node.Id];
            wanted -= taken.Add(node.Id) && !left ? 1 : 0;
            foreach (var parent in node.Parents)
            {
                Mark(parent, left);
            }
        }

        return OldestFirst(
            isLeftOut.Where(pair => !pair.Value).Select(pair => pair.Key),
            isLeftOut.Where(pair => pair.Value).Select(pair => pair.Key).ToHashSet()).ToList();
    }
}
