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
    private static ReadOnlyMemory<byte> FingerprintKey { get; } = "keytide scan: fingerprint of a leak, version 1"u8.ToArray();

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var format = OutputFormats.Choose(context.Settings.Format, context.Settings.Output, OutputFormats.OfScan);
        var now = context.Time.GetUtcNow();
        var review = new ScanReview(context, request, now);
        var baseline = review.Open();
        using var harvest = new ScanHarvest(keepsSecrets: request.Verify);
        Gather(harvest, now, cancellation);
        var findings = LeakOrder.Sorted(FolderPairs.Join(LeakOrder.Sorted(harvest.Findings)));
        var coverage = harvest.Coverage;
        var leaks = await review.JudgeAsync(findings, baseline, coverage.IsWhole, cancellation);
        leaks = await new ScanInquiry(context, request, harvest).AskAsync(leaks, cancellation);
        var report = new ScanReport(now, coverage, leaks) { Source = request.Source };
        await WriteAsync(report, format, cancellation);
        return Verdict(report);
    }

    private void Gather(ScanHarvest harvest, DateTimeOffset now, CancellationToken cancellation)
    {
        var scanner = new ScannerSettings { FingerprintKey = FingerprintKey, Now = now };
        if (!SelfTest.Passes(scanner))
        {
            harvest.Skip("the scanner", "it did not find the key that it was given to find; nothing was looked at");
            return;
        }

        var meter = new ScanMeter();
        using var progress = ScanProgress.Start(context, meter);
        ScanSources.Read(request, scanner, harvest, meter, cancellation);
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
    }

    private int Verdict(ScanReport report) => ExitCode.Of(
        findings: request.FailOn is { } floor && report.Counting.Any(leak => leak.Found.Finding.Confidence >= floor),
        incomplete: !report.Coverage.IsWhole);
}
