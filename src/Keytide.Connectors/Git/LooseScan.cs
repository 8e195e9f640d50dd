using Keytide.Connectors.Git.Compression;
using Keytide.Connectors.Git.Objects;
using Keytide.Scanner;

namespace Keytide.Connectors.Git;

/// <summary>Scans the objects that have files of their own and are in no pack.</summary>
internal sealed class LooseScan(ObjectDatabase database, ScannerSettings settings, ScanTally tally)
{
    private const int FilesAtOnce = 16;

    /// <summary>Scans files that <see cref="Find"/> found.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Run(IReadOnlyList<(ObjectId Id, string File)> files, Crew crew)
    {
        crew.Share(
            files.Count,
            FilesAtOnce,
            () => (Scanner: new ObjectScanner(settings, database.HashLength, tally), Inflater: new Inflater()),
            (from, to, worker) =>
            {
                for (var i = from; i < to; i++)
                {
                    Scan(files[i].Id, files[i].File, worker.Scanner, worker.Inflater);
                }
            });
    }

    /// <summary>The objects that are in no pack, each once.</summary>
    public IReadOnlyList<(ObjectId Id, string File)> Find()
    {
        var known = new HashSet<ObjectId>();
        var files = new List<(ObjectId Id, string File)>();
        foreach (var folder in database.Loose)
        {
            try
            {
                foreach (var (id, file) in folder.All())
                {
                    if (known.Add(id) && !database.Packs.Any(pack => pack.Index.Find(id) >= 0))
                    {
                        files.Add((id, file));
                    }
                }
            }
            catch (Exception error) when (ReadFailure.IsExpected(error))
            {
                tally.Skips.Add(folder.Path, ReadFailure.Reason(error));
            }
        }

        return files;
    }

    private void Scan(ObjectId id, string file, ObjectScanner scanner, Inflater inflater)
    {
        try
        {
            if (LooseFolder.IsLarge(file, inflater))
            {
                if (ScanLarge(file, scanner))
                {
                    tally.Hits.Enqueue(new Hit(id, ObjectKind.Blob));
                }

                return;
            }

            var found = LooseFolder.Read(file, inflater) ?? throw new GitDataException("it was gone when it was to be read");
            if (scanner.Scan(found.Kind, found.Data))
            {
                tally.Hits.Enqueue(new Hit(id, found.Kind));
            }

            if (found.Kind == ObjectKind.Commit)
            {
                tally.Note(id, found.Data, database.HashLength);
            }
        }
        catch (Exception error) when (ReadFailure.IsExpected(error) || error is InvalidDataException)
        {
            tally.Skips.Add($"(object {id.ToHex(database.HashLength)})", ReadFailure.Reason(error));
        }
    }

    private static bool ScanLarge(string file, ObjectScanner scanner)
    {
        using var unpacked = LooseFolder.OpenLarge(file);
        return scanner.Scan(unpacked);
    }
}
