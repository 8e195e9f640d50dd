using System.Globalization;
using System.Text;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Cli.Output.Scan;

/// <summary>One row a finding. Columns are only ever added, at the end.</summary>
public static class ScanCsv
{
    private const int Piece = 1 << 16;

    private static readonly string[] Columns =
    [
        "rule", "confidence", "score", "path", "line", "column", "commit", "author", "date", "accessKeyId", "accountId", "secret",
        "status", "owner", "acceptedBy", "acceptedReason", "acceptedUntil", "todo", "fingerprint",
    ];

    public static async Task WriteAsync(ScanReport report, Stream output, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        CsvText.AppendRow(text, Columns);
        foreach (var leak in report.Leaks)
        {
            AppendRow(text, leak);
            if (text.Length > Piece)
            {
                await DrainAsync(text, output, cancellation);
            }
        }

        await DrainAsync(text, output, cancellation);
    }

    private static void AppendRow(StringBuilder text, JudgedLeak leak)
    {
        var finding = leak.Found.Finding;
        CsvText.AppendRow(
            text,
            finding.Rule.Name(),
            ContractName.Of(finding.Confidence),
            Number(finding.Score),
            leak.Found.Path,
            Number(finding.Line),
            Number(finding.Column),
            leak.Found.Commit?.Id,
            leak.Found.Commit?.Author,
            Timestamp.Of(leak.Found.Commit?.Date),
            finding.AccessKeyId,
            finding.AccountId,
            finding.Redacted,
            ContractName.Of(leak.Judgement.Status),
            leak.Judgement.Owner,
            leak.Suppression is { } accepted ? ContractName.Of(accepted.Kind) : null,
            leak.Suppression?.Reason,
            Timestamp.Of(leak.Suppression?.Expires),
            leak.Judgement.Todo,
            finding.Fingerprint);
    }

    private static async Task DrainAsync(StringBuilder text, Stream output, CancellationToken cancellation)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        text.Clear();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
