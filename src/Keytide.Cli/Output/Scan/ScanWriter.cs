using Keytide.Cli.Output.Scan.Sarif;
using Keytide.Scanning;

namespace Keytide.Cli.Output.Scan;

/// <summary>Writes a scan in a format. The stream stays the caller's.</summary>
public static class ScanWriter
{
    public static Task WriteAsync(
        OutputFormat format, ScanReport report, ScanTableOptions options, Stream output, CancellationToken cancellation) => format switch
        {
            OutputFormat.Table => ScanTable.WriteAsync(report, options, output, cancellation),
            OutputFormat.Json => ScanJson.WriteAsync(report, output, cancellation),
            OutputFormat.Sarif => ScanSarif.WriteAsync(report, ToolVersion.Text, output, cancellation),
            OutputFormat.Csv => ScanCsv.WriteAsync(report, output, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A scan is not written in this format."),
        };
}
