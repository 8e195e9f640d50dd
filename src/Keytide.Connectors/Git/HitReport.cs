using System.Text;
using Keytide.Connectors.Git.Objects;
using Keytide.Connectors.Git.Repositories;
using Keytide.Connectors.Git.Staging;
using Keytide.Connectors.Git.Walking;

namespace Keytide.Connectors.Git;

/// <summary>
/// Turns the objects in which something was found into findings with commit and path. Commits and trees are read only where there are
/// any.
/// </summary>
internal sealed class HitReport(GitRepository repository, ObjectReader reader, References references, ScanTally tally)
{
    public void Write(FindingBook book)
    {
        var names = references.All.Select(reference => reference.Name).Order(StringComparer.Ordinal);
        book.AddText("(names of references)", Encoding.UTF8.GetBytes(string.Join('\n', names)));
        var hits = tally.Hits.Distinct().ToList();
        if (hits.Count == 0)
        {
            return;
        }

        var graph = new CommitGraph(reader, tally.Skips.Add);
        graph.Add(tally.AllCommits ?? []);
        var wanted = hits.Where(hit => hit.Kind is ObjectKind.Blob or ObjectKind.Tree).Select(hit => hit.Id).ToHashSet();
        var placement = new Placement(reader, wanted, tally.Skips.Add);
        var tips = references.All.Select(reference => graph.Peel(reference.Id)).Distinct().ToList();
        var reachable = new HashSet<ObjectId>();
        var hasMessages = wanted.Count < hits.Count; // Of these it is said whether anything leads to them.
        foreach (var commit in graph.OldestFirst(tips, reachable).TakeWhile(_ => hasMessages || !placement.IsComplete))
        {
            if (!placement.IsComplete)
            {
                placement.Add(commit, isUnreachable: false);
            }
        }

        PlaceBareTips(tips, graph, placement, wanted);
        PlaceStaged(placement, wanted);
        if (!placement.IsComplete)
        {
            var seen = new HashSet<ObjectId>(reachable);
            var all = (tally.AllCommits ?? []).Select(commit => commit.Id);
            foreach (var commit in graph.OldestFirst(all, seen).TakeWhile(_ => !placement.IsComplete))
            {
                placement.Add(commit, isUnreachable: true);
            }
        }

        foreach (var hit in hits.Where(hit => wanted.Contains(hit.Id)).OrderBy(hit => placement.Of(hit.Id)?.Order ?? int.MaxValue))
        {
            book.Add(hit, placement.Of(hit.Id));
        }

        foreach (var hit in hits.Where(hit => !wanted.Contains(hit.Id)))
        {
            var isUnreachable = hit.Kind == ObjectKind.Commit ? !reachable.Contains(hit.Id) : !references.All.Any(one => one.Id == hit.Id);
            book.AddMessage(hit, graph.Node(hit.Id), isUnreachable);
        }
    }

    // What is staged is in no commit yet, and git keeps it.
    private void PlaceStaged(Placement placement, HashSet<ObjectId> wanted)
    {
        try
        {
            foreach (var entry in IndexFile.Read(repository).Entries.Where(entry => wanted.Contains(entry.Id)))
            {
                placement.Note(entry.Id, Encoding.UTF8.GetString(entry.Name.Span));
            }
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            // It was said when what the index names was looked for.
        }
    }

    // A tag may lead to a tree or a blob, with no commit between.
    private void PlaceBareTips(List<ObjectId> tips, CommitGraph graph, Placement placement, HashSet<ObjectId> wanted)
    {
        foreach (var tip in tips.Where(tip => graph.Node(tip) is null))
        {
            if (wanted.Contains(tip))
            {
                var name = references.All.First(reference => graph.Peel(reference.Id) == tip).Name;
                placement.Note(tip, $"(content of {name})");
            }

            placement.AddIfTree(tip);
        }
    }
}
