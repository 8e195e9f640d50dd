using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Connectors.Files;

/// <summary>
/// Scans files and folders. Symbolic links inside a folder are not followed, so nothing outside what was named is read; devices, pipes and
/// sockets are not opened. What cannot be read is said, never passed over.
/// </summary>
public sealed class TreeScan(ScannerSettings settings, TreeScanOptions options)
{
    /// <summary>Scans everything below some paths.</summary>
    /// <param name="paths">Files and folders, named as findings will name them.</param>
    /// <param name="found">Called for each finding, by one thread at a time, in no particular order.</param>
    /// <param name="cancellation">Ends the scan early; what was not reached then is missing from the coverage.</param>
    /// <exception cref="KeytideException">A path does not exist.</exception>
    public ScanCoverage Run(IEnumerable<string> paths, FileLeakHandler found, CancellationToken cancellation = default)
    {
        var work = new TreeWork(options);
        foreach (var path in paths)
        {
            work.AddRoot(path);
        }

        var gate = new Lock();
        void OneAtATime(string path, Leak leak)
        {
            lock (gate)
            {
                found(path, leak);
            }
        }

        var others = new Task[Math.Max(0, options.Workers - 1)];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = Task.Factory.StartNew(() => Work(work, OneAtATime, cancellation), TaskCreationOptions.LongRunning);
        }

        try
        {
            Work(work, OneAtATime, cancellation);
        }
        finally
        {
            Task.WhenAll(others).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
            work.Abandon(); // What nobody took any more may hold folders open.
        }

        Task.WaitAll(others, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return work.Coverage();
    }

    /// <summary>Scans a stream, for example standard input.</summary>
    public ScanCoverage Run(Stream stream, string name, FileLeakHandler found)
    {
        var skipped = new List<SkippedPath>();
        var scanner = new FileScanner(
            settings, found, (path, reason) => skipped.Add(new SkippedPath(path, reason)), options.OpensArchives);
        var bytes = 0L;
        try
        {
            bytes = scanner.ScanStream(stream, name);
        }
        catch (InvalidDataException)
        {
            skipped.Add(new SkippedPath(name, "it is damaged"));
        }

        return new ScanCoverage(Math.Max(1, scanner.Entries), bytes, skipped);
    }

    private void Work(TreeWork work, FileLeakHandler found, CancellationToken cancellation)
    {
        using var worker = new Worker(new FileScanner(settings, found, work.Skip, options.OpensArchives, cancellation));
        try
        {
            while (!cancellation.IsCancellationRequested && work.TryTake(out var item))
            {
                item.Do(work, worker);
                work.Done();
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            work.Abandon(); // In the middle of an archive; the caller is told once all have stopped.
        }
        catch
        {
            work.Abandon();
            throw;
        }
    }
}
