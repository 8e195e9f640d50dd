using System.Text;
using Keytide.Connectors.Git.Objects;
using Keytide.Connectors.Git.Repositories;
using Keytide.Scanner;

namespace Keytide.Connectors.Git;

/// <summary>
/// Scans what a push brings: the objects that the new references lead to and the other side does not have, and in them what their files did
/// not hold there before.
/// </summary>
public sealed class PushScan(ScannerSettings settings, GitScanOptions options)
{
    /// <summary>Scans a push.</summary>
    /// <param name="path">The repository that sends, or in which the push waits to be accepted.</param>
    /// <param name="environment">Where parts of it are said to be; while a push is judged, its objects are in a folder of their
    /// own.</param>
    /// <param name="pushed">The references.</param>
    /// <param name="knownThere">References beginning so are on the other side already, with all they lead to: "refs/remotes/origin/" before
    /// a push, "refs/" where it is judged; null for none.</param>
    /// <param name="found">Called for each finding of the result, with its secret; null where nobody needs those.</param>
    /// <param name="cancellation">Ends the scan early.</param>
    /// <exception cref="KeytideException">There is no repository.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public GitScanResult Run(
        string path,
        GitEnvironment environment,
        IReadOnlyList<PushedReference> pushed,
        string? knownThere,
        LeakHandler? found,
        CancellationToken cancellation)
    {
        var tally = new ScanTally { Meter = options.Meter, Cancellation = cancellation };
        var repository = GitRepository.Open(path, environment, tally.Skips.Add);
        tally.LargeFiles = new LargeFiles(repository.CommonFolder);
        using var database = ObjectDatabase.Open(repository.ObjectFolders, repository.HashLength, tally.Skips.Add);
        var references = References.Read(repository, tally.Skips.Add);
        var known = references.All
            .Where(reference => knownThere is not null && reference.Name.StartsWith(knownThere, StringComparison.Ordinal))
            .Select(reference => reference.Id).Where(id => database.Contains(id)).ToList();
        var tips = new List<(ObjectId Id, string Name)>();
        foreach (var reference in pushed)
        {
            if (ObjectId.TryParse(reference.Old, repository.HashLength, out var old) && !old.IsZero && database.Contains(old))
            {
                known.Add(old);
            }

            if (!ObjectId.TryParse(reference.New, repository.HashLength, out var id))
            {
                tally.Skips.Add(reference.Name, "what it is to lead to is not given as git gives it");
            }
            else if (!id.IsZero)
            {
                tips.Add((id, reference.Name));
            }
        }

        var book = new FindingBook(settings, new ObjectReader(database), found, tally.Skips.Add, cancellation)
        {
            LargeFiles = tally.LargeFiles,
        };
        new RangeScan(settings, database, tally).Run(known, tips, onlyNew: true, book, new Crew(options.Workers, cancellation));
        var names = string.Join('\n', tips.Select(tip => tip.Name).Distinct());
        book.AddText("(names of references)", Encoding.UTF8.GetBytes(names));
        return new GitScanResult(tally.Coverage(new ShownText(settings)), book.Findings);
    }
}
