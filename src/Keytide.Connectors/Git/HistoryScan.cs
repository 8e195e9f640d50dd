using System.Collections.Concurrent;
using Keytide.Connectors.Git.Objects;
using Keytide.Connectors.Git.Packs;
using Keytide.Connectors.Git.Repositories;
using Keytide.Connectors.Git.Staging;
using Keytide.Connectors.Git.Walking;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Connectors.Git;

/// <summary>
/// Scans all that a repository holds, every object once, whether a reference leads to it or not: contents of files, names of files and
/// folders, messages and authors of commits and tags, names of references. Objects are read here and by no git process, so no setting of
/// git can hide any; what could not be read is said.
/// </summary>
public sealed class HistoryScan(ScannerSettings settings, GitScanOptions options)
{
    /// <summary>Scans a repository.</summary>
    /// <param name="path">A folder of its worktree, a bare repository, or a .git folder.</param>
    /// <param name="environment">Where parts of it are said to be.</param>
    /// <param name="found">Called for each finding of the result, by one thread, with its secret; null where nobody needs those.</param>
    /// <param name="cancellation">Ends the scan early.</param>
    /// <exception cref="KeytideException">There is no repository, or it has no such revision.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public GitScanResult Run(string path, GitEnvironment environment, LeakHandler? found, CancellationToken cancellation)
    {
        var together = new ScannedTogether();
        var result = RunOne(path, environment, together, found, out var repository, cancellation);
        return options.Since is null ? WithSubmodules(result, repository, together, found, cancellation) : result;
    }

    // Each is scanned as a repository of its own: it has its own branches, and may have been cloned by itself.
    private GitScanResult WithSubmodules(
        GitScanResult result,
        GitRepository repository,
        ScannedTogether together,
        LeakHandler? found,
        CancellationToken cancellation)
    {
        var skips = new Skips();
        var shown = new ShownText(settings);
        foreach (var (folder, path) in new SubmoduleFolders(skips.Add).Find(repository))
        {
            try
            {
                var environment = new GitEnvironment { GitFolder = folder };
                result = result.With(RunOne(folder, environment, together, found, out _, cancellation).Below(shown.Of(path)));
            }
            catch (KeytideException error)
            {
                skips.Add($"(submodule \"{path}\")", error.Message);
            }
        }

        IReadOnlyList<SkippedPath> skipped = [.. skips.All(shown), .. together.Links.Missing(shown.Of)];
        return skipped.Count > 0 ? result.With(new GitScanResult(new ScanCoverage(0, 0, skipped), [])) : result;
    }

    private GitScanResult RunOne(
        string path,
        GitEnvironment environment,
        ScannedTogether together,
        LeakHandler? found,
        out GitRepository repository,
        CancellationToken cancellation)
    {
        var tally = new ScanTally
        {
            AllCommits = new ConcurrentQueue<CommitNode>(),
            Meter = options.Meter,
            Submodules = options.Since is null ? together.Links : null,
            Archives = together.Archives,
            Cancellation = cancellation,
        };
        repository = GitRepository.Open(path, environment, tally.Skips.Add);
        if (!together.Folders.TryAdd(repository.ObjectFolders))
        {
            tally.Skips.Add("(objects)", "too many repositories have the same ones");
            return new GitScanResult(tally.Coverage(new ShownText(settings)), []);
        }

        tally.LargeFiles = new LargeFiles(repository.CommonFolder);
        using var database = ObjectDatabase.Open(repository.ObjectFolders, repository.HashLength, tally.Skips.Add);
        var references = References.Read(repository, tally.Skips.Add);
        var crew = new Crew(options.Workers, cancellation);
        var reader = new ObjectReader(database);
        var book = new FindingBook(settings, reader, found, tally.Skips.Add, cancellation)
        {
            LargeFiles = tally.LargeFiles,
            Archives = together.ArchivesWithHits,
        };
        if (options.Since is { } since)
        {
            var known = Revision.Find(since, references, reader, new CommitGraph(reader, tally.Skips.Add));
            var tips = references.All.Select(reference => (reference.Id, reference.Name));
            new RangeScan(settings, database, tally).Run([known], tips, onlyNew: false, book, crew);
        }
        else
        {
            ScanObjects(database, tally, crew);
            together.Links.Close(database);
            ExpectTips(repository, references, tally);
            SayWhatIsMissing(repository, database, tally);
            Reflogs.Scan(repository, book, tally.Skips.Add);
            new HitReport(repository, reader, references, tally).Write(book);
        }

        return new GitScanResult(tally.Coverage(new ShownText(settings)), book.Findings);
    }

    private void ScanObjects(ObjectDatabase database, ScanTally tally, Crew crew)
    {
        foreach (var pack in database.Packs)
        {
            try
            {
                pack.Index.Load();
            }
            catch (Exception error) when (ReadFailure.IsExpected(error))
            {
                tally.Skips.Add(pack.Name, ReadFailure.Reason(error));
            }
        }

        var scan = new LooseScan(database, settings, tally);
        var files = scan.Find();
        tally.Known = KnownObjects.Of(database, files.Select(file => file.Id).ToList());
        foreach (var pack in database.Packs)
        {
            new PackScan(database, settings, tally).Run(pack, crew);
        }

        scan.Run(files, crew);
    }

    // No tree or commit leads to what references and the index name, so that nothing else would miss it.
    private static void ExpectTips(GitRepository repository, References references, ScanTally tally)
    {
        Span<byte> name = stackalloc byte[ObjectId.Longest];
        foreach (var reference in references.All.Where(reference => !reference.Id.IsZero))
        {
            tally.Known?.Expect(reference.Id.Write(name, repository.HashLength));
        }

        try
        {
            foreach (var entry in IndexFile.Read(repository).Entries.Where(entry => !entry.IsSubmodule && !entry.IsIntended))
            {
                tally.Known?.Expect(entry.Id.Write(name, repository.HashLength));
            }
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            tally.Skips.Add("(the index)", ReadFailure.Reason(error));
        }
    }

    private static void SayWhatIsMissing(GitRepository repository, ObjectDatabase database, ScanTally tally)
    {
        var isPartial = repository.Config.IsPartial || database.Packs.Any(pack => pack.IsPromisor);
        foreach (var id in tally.Known?.Missing ?? [])
        {
            tally.Skips.Add(
                $"(object {id.ToHex(repository.HashLength)})",
                isPartial ? "it was left at the remote: this is a partial clone"
                    : repository.IsShallow ? "it was left at the remote: this is a shallow clone" : "it is missing");
        }
    }
}
