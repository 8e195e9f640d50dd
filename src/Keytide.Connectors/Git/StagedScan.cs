using System.Text;
using Keytide.Connectors.Git.Objects;
using Keytide.Connectors.Git.Repositories;
using Keytide.Connectors.Git.Staging;
using Keytide.Connectors.Git.Walking;
using Keytide.Scanner;

namespace Keytide.Connectors.Git;

/// <summary>
/// Scans what the next commit would bring: the contents in the index that are not as in HEAD, and in them what HEAD does not have at that
/// path. What came in with a merge from another branch is in that branch already; what a rename moved is not new either.
/// </summary>
public sealed class StagedScan(ScannerSettings settings)
{
    private const int MostSources = 1_000;

    /// <summary>Scans the index of a worktree.</summary>
    /// <param name="path">The worktree, or a folder in it.</param>
    /// <param name="environment">Where parts of it are said to be; git gives its hooks an index of their own for commits of single
    /// paths.</param>
    /// <param name="found">Called for each finding of the result, with its secret; null where nobody needs those.</param>
    /// <param name="cancellation">Ends the scan early.</param>
    /// <exception cref="KeytideException">There is no repository.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public GitScanResult Run(string path, GitEnvironment environment, LeakHandler? found, CancellationToken cancellation)
    {
        var tally = new ScanTally();
        var repository = GitRepository.Open(path, environment, tally.Skips.Add);
        using var database = ObjectDatabase.Open(repository.ObjectFolders, repository.HashLength, tally.Skips.Add);
        var reader = new ObjectReader(database);
        var book = new FindingBook(settings, reader, found, tally.Skips.Add, cancellation)
        {
            LargeFiles = new LargeFiles(repository.CommonFolder),
        };
        var files = 0L;
        var names = new StringBuilder();
        try
        {
            var index = IndexFile.Read(repository);
            var head = Tree(reader, References.Head(repository));
            var diff = new StagedDiff(reader, index.Entries);
            diff.Compare(head, index.Tree);
            foreach (var change in diff.Changes)
            {
                cancellation.ThrowIfCancellationRequested();
                files += Scan(change, diff, book, repository, reader, tally) ? 1 : 0;
                names.Append(change.Before.IsZero ? change.Path : "").Append('\n');
            }

            book.AddText("(names of new files)", Encoding.UTF8.GetBytes(names.ToString()));
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            tally.Skips.Add("(the index and the last commit)", ReadFailure.Reason(error));
        }

        if (book.MissesLargeFiles)
        {
            tally.CountElsewhere();
        }

        return new GitScanResult(tally.Coverage(new ShownText(settings)) with { Files = files }, book.Findings);
    }

    private static bool Scan(
        StagedChange change, StagedDiff diff, FindingBook book, GitRepository repository, ObjectReader reader, ScanTally tally)
    {
        HashSet<string>? known = null;
        var length = book.Add(
            new Hit(change.Id, ObjectKind.Blob),
            new Place(change.Path, null, 0, IsUnreachable: false),
            fingerprint => !(known ??= Known(change, diff, book, repository, reader)).Contains(fingerprint));
        if (length >= 0)
        {
            tally.Add(ObjectKind.Blob, length);
        }

        return length >= 0;
    }

    // Asked only where something was found.
    private static HashSet<string> Known(
        StagedChange change, StagedDiff diff, FindingBook book, GitRepository repository, ObjectReader reader)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        if (!change.Before.IsZero)
        {
            book.TryFingerprints(new Hit(change.Before, ObjectKind.Blob), change.Path, known);
        }
        else
        {
            foreach (var removed in diff.Removed.Take(MostSources))
            {
                book.TryFingerprints(new Hit(removed.Id, ObjectKind.Blob), removed.Path, known);
            }
        }

        foreach (var merged in MergeHeads(repository))
        {
            if (TreePath.Find(reader, Tree(reader, merged), change.Path) is { } id)
            {
                book.TryFingerprints(new Hit(id, ObjectKind.Blob), change.Path, known);
            }
        }

        return known;
    }

    private static IEnumerable<ObjectId> MergeHeads(GitRepository repository)
    {
        foreach (var line in (SmallFile.Read(Path.Combine(repository.GitFolder, "MERGE_HEAD")) ?? "").Split('\n'))
        {
            if (ObjectId.TryParse(line.Trim(), repository.HashLength, out var id))
            {
                yield return id;
            }
        }
    }

    private static ObjectId Tree(ObjectReader reader, ObjectId? commit) =>
        commit is { } id ? CommitText.Parse(reader.Read(id, ObjectKind.Commit), reader.HashLength).Tree : default;
}
