using Keytide.Connectors.Archives;
using Keytide.Connectors.Aws.Wire;
using Keytide.Connectors.Files;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Connectors.Aws.S3;

/// <summary>
/// Scans the objects of a bucket, archives among them opened. It reads the latest versions; older ones are not asked for. What cannot be
/// read is said, and a list that breaks off makes the scan incomplete.
/// </summary>
public sealed class S3Scan(ScannerSettings settings, S3Client client)
{
    private const int AtOnce = 4;

    /// <param name="address">Which objects.</param>
    /// <param name="found">Called for each finding, by one thread at a time, in no particular order.</param>
    /// <param name="cancellation">Ends the scan early.</param>
    /// <exception cref="KeytideException">There is no such bucket.</exception>
    public ScanCoverage Run(S3Address address, FileLeakHandler found, CancellationToken cancellation)
    {
        var skipped = new List<SkippedPath>();
        var gate = new Lock();
        var (files, bytes) = (0L, 0L);
        void Skip(string path, string reason)
        {
            lock (gate)
            {
                skipped.Add(new SkippedPath(path, reason));
            }
        }

        void OneAtATime(string path, Leak leak)
        {
            lock (gate)
            {
                found(path, leak);
            }
        }

        try
        {
            Parallel.ForEach(
                Objects(address, Skip, cancellation),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                () => new ContentScan(settings, new LeakScanner(settings), OneAtATime, Skip, cancellation: cancellation),
                (item, _, scan) =>
                {
                    Read(scan, address, item, Skip, cancellation);
                    return scan;
                },
                scan =>
                {
                    Interlocked.Add(ref files, scan.Files);
                    Interlocked.Add(ref bytes, scan.Bytes);
                });
        }
        catch (AggregateException all) when (all.InnerExceptions is [KeytideException first, ..])
        {
            throw new KeytideException(first.Message, first.Hint ?? "");
        }

        return new ScanCoverage(files, bytes, [.. skipped.OrderBy(one => one.Path, StringComparer.Ordinal)]);
    }

    private void Read(
        ContentScan scan, S3Address address, S3Object item, Action<string, string> skip, CancellationToken cancellation)
    {
        var path = address.Show(item.Key);
        if (item.StorageClass is "GLACIER" or "DEEP_ARCHIVE")
        {
            skip(path, $"it is stored as {item.StorageClass} and would have to be restored");
            return;
        }

        try
        {
            using var content = new S3ObjectStream(client, address.Bucket, item, cancellation);
            scan.Scan(content, path);
        }
        catch (AwsException error)
        {
            skip(path, Reason(error));
        }
        catch (Exception error) when (Damage.Is(error))
        {
            skip(path, Damage.Reason(error));
        }
    }

    private IEnumerable<S3Object> Objects(S3Address address, Action<string, string> skip, CancellationToken cancellation)
    {
        string? continuation = null;
        do
        {
            S3Page page;
            try
            {
                page = client.ListAsync(address.Bucket, address.Prefix, continuation, cancellation).GetAwaiter().GetResult();
            }
            catch (AwsException error) when (error.Code == "NoSuchBucket")
            {
                throw new KeytideException($"There is no bucket \"{Quoted.Shorten(address.Bucket)}\".", "See aws s3 ls for the buckets.");
            }
            catch (AwsException error)
            {
                skip(address.ToString(), $"the list of its objects could not be read to its end: {Reason(error)}");
                yield break;
            }

            foreach (var item in page.Objects)
            {
                yield return item;
            }

            continuation = page.Next;
        }
        while (continuation is not null);
    }

    private static string Reason(AwsException error) => error.Code switch
    {
        "PreconditionFailed" => "it changed while it was read",
        "InvalidObjectState" => "it is in an archive tier and would have to be restored",
        _ => error.Reason,
    };
}
