using Keytide.Connectors.Aws.S3;
using Keytide.Connectors.Files;
using Keytide.Connectors.Git;
using Keytide.Connectors.Git.Repositories;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Cli.Scan;

/// <summary>
/// Reads what a scan was asked to look through. A source that gave nothing to look at is said: no silence passes for "clean".
/// </summary>
internal static class ScanSources
{
    private const string InputName = "-";

    public static void Read(
        CommandContext context,
        ScanRequest request,
        ScannerSettings scanner,
        ScanHarvest harvest,
        ScanMeter meter,
        CancellationToken cancellation)
    {
        var git = new GitScanOptions { Since = request.Since, Meter = meter };
        if (request.Push is { } push)
        {
            harvest.Add(ReadPush(push, scanner, git, harvest, cancellation));
            return;
        }

        if (request.History || request.Staged)
        {
            ReadRepositories(request, scanner, git, harvest, cancellation);
            return;
        }

        var scan = new TreeScan(scanner, new TreeScanOptions { Everything = request.Everything, Meter = meter });
        if (request.FromInput)
        {
            using var input = Console.OpenStandardInput();
            ReadInput(scan, input, harvest);
            return;
        }

        string[] paths = request.Paths.Count == 0 ? ["."] : [.. request.Paths.Distinct()];
        var buckets = paths.Where(S3Address.IsOne).ToArray();
        ReadPaths(scan, [.. paths.Except(buckets)], harvest, cancellation);
        ReadBuckets(context, buckets, scanner, harvest, cancellation);
    }

    // The current folder may be told its repository by the variables that git gives its hooks; a named one is what its path says.
    private static void ReadRepositories(
        ScanRequest request, ScannerSettings scanner, GitScanOptions git, ScanHarvest harvest, CancellationToken cancellation)
    {
        if (request.Paths.Count == 0)
        {
            harvest.Add(ReadRepository(".", GitEnvironment.OfProcess(), request, scanner, git, harvest, cancellation));
            return;
        }

        foreach (var path in request.Paths.Distinct())
        {
            var result = ReadRepository(path, GitEnvironment.None, request, scanner, git, harvest, cancellation);
            harvest.Add(request.Paths.Count == 1 ? result : result.Below(path));
        }
    }

    private static GitScanResult ReadRepository(
        string path,
        GitEnvironment environment,
        ScanRequest request,
        ScannerSettings scanner,
        GitScanOptions git,
        ScanHarvest harvest,
        CancellationToken cancellation) => request.Staged
            ? new StagedScan(scanner).Run(path, environment, harvest.SecretHandler, cancellation)
            : new HistoryScan(scanner, git).Run(path, environment, harvest.SecretHandler, cancellation);

    // Git starts its hooks in the repository, and says in variables where the objects of a push wait.
    private static GitScanResult ReadPush(
        PushRequest push, ScannerSettings scanner, GitScanOptions git, ScanHarvest harvest, CancellationToken cancellation) =>
        new PushScan(scanner, git).Run(
            ".", GitEnvironment.OfProcess(), push.References, push.KnownThere, harvest.SecretHandler, cancellation);

    private static void ReadInput(TreeScan scan, Stream input, ScanHarvest harvest)
    {
        var coverage = scan.Run(input, InputName, harvest.Handler);
        harvest.Add(coverage);
        if (coverage.Bytes == 0)
        {
            harvest.Skip(InputName, "standard input was empty");
        }
    }

    private static void ReadBuckets(
        CommandContext context, string[] buckets, ScannerSettings scanner, ScanHarvest harvest, CancellationToken cancellation)
    {
        foreach (var address in buckets.Select(S3Address.Parse))
        {
            using var session = AwsSession.Open(context);
            var coverage = new S3Scan(scanner, new S3Client(session.Client)).Run(address, harvest.Handler, cancellation);
            harvest.Add(coverage);
            if (coverage is { Files: 0, IsWhole: true })
            {
                harvest.Skip(address.ToString(), "there is no object whose key begins so");
            }
        }
    }

    // A named file is read or skipped with its reason. Of a folder, nothing may be left after the ignore rules, so each is asked by itself.
    private static void ReadPaths(TreeScan scan, string[] paths, ScanHarvest harvest, CancellationToken cancellation)
    {
        var folders = paths.Where(Directory.Exists).ToList();
        var files = paths.Except(folders).ToList();
        if (files.Count > 0)
        {
            harvest.Add(scan.Run(files, harvest.Handler, cancellation));
        }

        foreach (var folder in folders)
        {
            var coverage = scan.Run([folder], harvest.Handler, cancellation);
            harvest.Add(coverage);
            if (coverage is { Files: 0, IsWhole: true })
            {
                harvest.Skip(folder, "no file in it was looked at: it is empty, or git ignores all of it (--all looks there, too)");
            }
        }
    }
}
