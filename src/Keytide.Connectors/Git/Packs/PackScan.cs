using Keytide.Connectors.Git.Objects;
using Keytide.Scanner;

namespace Keytide.Connectors.Git.Packs;

/// <summary>Scans every object of a pack once.</summary>
/// <param name="database">Has the pack, and those before it that were scanned already.</param>
/// <param name="settings">Of the scanner.</param>
/// <param name="tally">Takes what comes out.</param>
internal sealed class PackScan(ObjectDatabase database, ScannerSettings settings, ScanTally tally)
{
    // Few, because what is made from one object may be a large part of the pack.
    private const int RootsAtOnce = 32;

    /// <summary>Scans a pack whose index is loaded.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Run(Pack pack, Crew crew)
    {
        try
        {
            var bytes = new PackBytes(pack);
            var forest = DeltaForest.Of(pack, bytes, crew);
            var earlier = database.Packs.TakeWhile(other => other != pack).ToList();
            var work = new PackWork(pack, bytes, forest, earlier, tally);
            crew.Share(
                forest.Count,
                RootsAtOnce,
                () => new PackWorker(work, new ObjectScanner(settings, pack.HashLength, tally), new ObjectReader(database)),
                (from, to, worker) => worker.ScanFrom(from, to));
            work.SkipUnseen();
        }
        catch (Exception error) when (ReadFailure.IsExpected(error))
        {
            tally.Skips.Add(pack.Name, ReadFailure.Reason(error));
        }
    }

    /// <summary>A blob that is too large for memory, and whose packed bytes are no delta.</summary>
    public static bool ScanLarge(Pack pack, long start, ObjectScanner scanner)
    {
        using var unpacked = PackStream.Unpacked(pack, start);
        return scanner.Scan(unpacked);
    }
}
