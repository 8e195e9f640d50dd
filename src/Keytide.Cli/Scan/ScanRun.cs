using System.Text;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Scan;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Cli.Scan;

/// <summary>One run of <c>keytide scan</c>, from options to exit code.</summary>
internal sealed class ScanRun(CommandContext context, ScanRequest request)
{
    private const int WidthWithoutTerminal = 140;

    // Public on purpose. What is found has 130 bits and more, so knowing the key helps nobody to guess it, and with one key a fingerprint
    // is the same on every machine, as code scanning services and allowlists need it.
    internal static ReadOnlyMemory<byte> FingerprintKey { get; } = "keytide scan: fingerprint of a leak, version 1"u8.ToArray();

    public Task<int> RunAsync(CancellationToken cancellation)
    {
        var format = OutputFormats.Choose(context.Settings.Format, context.Settings.Output, OutputFormats.OfScan);
        var now = context.Time.GetUtcNow();
        var review = new ScanReview(context, request, now);
        var baseline = review.Open();
        var harvest = new ScanHarvest(keepsSecrets: request.Verify);
        try
        {
            Gather(harvest, now, cancellation);
        }
        catch
        {
            harvest.Dispose();
            throw;
        }

        // What a commit hook comes to, nearly always. Nothing in it waits, and so nothing is set up for waiting.
        var isClean = harvest is { Findings.Count: 0, IsWhole: true } && format == OutputFormat.Table;
        return isClean && request.WriteBaseline is null && context.Settings is { Output: null, Verbose: false }
            ? Task.FromResult(WriteClean(new ScanReport(now, harvest.Coverage, []) { Source = request.Source }))
            : FinishAsync(harvest, review, baseline, format, now, cancellation);
    }

    private async Task<int> FinishAsync(
        ScanHarvest harvested,
        ScanReview review,
        LeakBaseline? baseline,
        OutputFormat format,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        using var harvest = harvested;
        var findings = LeakOrder.Sorted(FolderPairs.Join(LeakOrder.Sorted(harvest.Findings)));
        var coverage = review.Accept(harvest.Coverage);
        var leaks = await review.JudgeAsync(findings, baseline, coverage.IsWhole, cancellation);
        leaks = await new ScanInquiry(context, request, harvest).AskAsync(leaks, cancellation);
        var report = new ScanReport(now, coverage, leaks) { Source = request.Source };
        await WriteAsync(report, format, cancellation);
        return Verdict(report);
    }

    private int WriteClean(ScanReport report)
    {
        context.Output.Write(Encoding.UTF8.GetBytes(ScanTable.Text(report, new ScanTableOptions())));
        context.Output.Flush();
        return ExitCode.Clean;
    }

    // The scanner is tested beside its work, on another thread: what is found counts only when the test has passed.
    private void Gather(ScanHarvest harvest, DateTimeOffset now, CancellationToken cancellation)
    {
        var scanner = new ScannerSettings { FingerprintKey = FingerprintKey, Now = now };
        var test = SelfTestRun.Start(scanner);
        var meter = new ScanMeter();
        using (request.Staged ? null : ScanProgress.Start(context, meter, request.History ? "object" : "file"))
        {
            ScanSources.Read(context, request, scanner, harvest, meter, cancellation);
        }

        if (!test.Passes())
        {
            harvest.Skip("the scanner", "it did not find the key that it was given to find: what it did not find may be there");
        }
    }

    private async Task WriteAsync(ScanReport report, OutputFormat format, CancellationToken cancellation)
    {
        await using var result = ResultStream.Open(context);
        var options = new ScanTableOptions
        {
            Color = result.IsTerminal && !context.Settings.NoColor,
            Width = result.IsTerminal ? Math.Clamp(Console.WindowWidth, 72, 400) : WidthWithoutTerminal,
            Verbose = context.Settings.Verbose,
        };
        await ScanWriter.WriteAsync(format, report, options, result.Stream, cancellation);
        await result.CompleteAsync(cancellation);
        if (format == OutputFormat.Csv && !report.Coverage.IsWhole)
        {
            await context.Error.WriteAsync(ScanTable.Unread(report.Coverage, options)); // It has no rows for that.
        }
    }

    private int Verdict(ScanReport report) => ExitCode.Of(
        findings: request.FailOn is { } floor && report.Counting.Any(leak => leak.Found.Finding.Confidence >= floor),
        incomplete: !report.Coverage.IsWhole);
}
