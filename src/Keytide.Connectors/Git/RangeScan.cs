using System.Collections.Concurrent;
using Keytide.Connectors.Git.Objects;
using Keytide.Connectors.Git.Walking;
using Keytide.Scanner;

namespace Keytide.Connectors.Git;

/// <summary>Scans what some references lead to and others do not.</summary>
/// <param name="settings">Of the scanner.</param>
/// <param name="database">The repository's objects.</param>
/// <param name="tally">Takes the counts.</param>
internal sealed class RangeScan(ScannerSettings settings, ObjectDatabase database, ScanTally tally)
{
    private const int ObjectsAtOnce = 64;
    private const int MostSources = 1_000;

    private readonly ObjectReader _reader = new(database);

    /// <summary>Scans a range.</summary>
    /// <param name="leftOut">What is known already, by what leads to it.</param>
    /// <param name="tips">What leads to the rest, with names to show.</param>
    /// <param name="onlyNew">True to leave out what a changed or moved file held before.</param>
    /// <param name="book">Takes what is found.</param>
    /// <param name="crew">Who scans.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Run(IEnumerable<ObjectId> leftOut, IEnumerable<(ObjectId Id, string Name)> tips, bool onlyNew, FindingBook book, Crew crew)
    {
        var graph = new CommitGraph(_reader, tally.Skips.Add);
        var objects = new NewObjects(_reader, graph, tally.Skips.Add);
        var known = leftOut.Select(graph.Peel).Distinct().ToList();
        var commits = tips.Distinct().Select(tip => objects.AddTip(tip.Id, tip.Name)).OfType<ObjectId>().Distinct().ToList();
        foreach (var commit in graph.Between(known, commits))
        {
            objects.Add(commit);
        }

        // Before a push, the other side has what is missing here.
        foreach (var missing in onlyNew ? [] : objects.MissingParents)
        {
            tally.Skips.Add($"(commit {missing.ToHex(database.HashLength)} and those before it)", "it is missing: perhaps a shallow clone");
        }

        var hits = Scan(objects.Items, crew);
        for (var i = 0; i < objects.Items.Count; i++)
        {
            if (hits.Contains(i))
            {
                Report(objects.Items[i], objects, onlyNew, book);
            }
        }
    }

    private HashSet<int> Scan(IReadOnlyList<NewItem> items, Crew crew)
    {
        var hits = new ConcurrentQueue<int>();
        crew.Share(
            items.Count,
            ObjectsAtOnce,
            () => (Scanner: new ObjectScanner(settings, database.HashLength, tally), Reader: new ObjectReader(database)),
            (from, to, worker) =>
            {
                for (var i = from; i < to; i++)
                {
                    if (IsHit(items[i], worker.Scanner, worker.Reader))
                    {
                        hits.Enqueue(i);
                    }
                }
            });
        return hits.ToHashSet();
    }

    private bool IsHit(NewItem item, ObjectScanner scanner, ObjectReader reader)
    {
        try
        {
            if (item.Kind == ObjectKind.Blob && reader.OpenLarge(item.Id) is { } large)
            {
                using (large)
                {
                    return scanner.Scan(large);
                }
            }

            return scanner.Scan(item.Kind, reader.Read(item.Id, item.Kind));
        }
        catch (Exception error) when (ReadFailure.IsExpected(error) || error is InvalidDataException)
        {
            var where = item.Path.Length > 0 ? $" at \"{item.Path}\"" : "";
            tally.Skips.Add($"(object {item.Id.ToHex(database.HashLength)}{where})", ReadFailure.Reason(error));
            return false;
        }
    }

    private void Report(NewItem item, NewObjects objects, bool onlyNew, FindingBook book)
    {
        var hit = new Hit(item.Id, item.Kind);
        if (item.Kind is ObjectKind.Commit or ObjectKind.Tag)
        {
            book.AddMessage(hit, item.Commit, isUnreachable: false);
            return;
        }

        HashSet<string>? known = null;
        var place = new Place(item.Path, item.Commit, 0, IsUnreachable: false);
        book.Add(hit, place, onlyNew ? fingerprint => !(known ??= Known(item, objects, book)).Contains(fingerprint) : null);
    }

    private static HashSet<string> Known(NewItem item, NewObjects objects, FindingBook book)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in item.Before)
        {
            book.TryFingerprints(new Hit(id, item.Kind), item.Path, known);
        }

        // A file with no past may be another one that was moved.
        if (item is { Kind: ObjectKind.Blob, Before.Count: 0, Commit: { } commit })
        {
            foreach (var id in objects.RemovedBy(commit).Take(MostSources))
            {
                book.FingerprintsBelow(id, item.Path, known, MostSources);
            }
        }

        return known;
    }
}
