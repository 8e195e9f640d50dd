using System.Text;
using System.Text.Json;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Sarif;

/// <summary>
/// SARIF 2.1.0 (OASIS, errata 01), for GitHub code scanning and viewers. Results are streamed; the rules they name, which are only known
/// at the end, follow them. What was not read becomes tool execution notifications.
/// </summary>
public sealed class SarifReportWriter(AuditHeader header, Stream output, AuditReportOptions options) : IAuditReportWriter
{
    internal const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private const string BetweenItems = ",\n";

    private readonly SarifRules _rules = new();
    private readonly JsonItems _results = new(BetweenItems);
    private readonly JsonItems _notifications = new(BetweenItems);
    private readonly SpoolStream _notificationSpool = new();
    private bool _begun;

    public async ValueTask WriteAccountAsync(AccountAudit account, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        var reported = account.Findings.Where(IsReported);
        await _results.WriteAsync(output, reported, (json, finding) => WriteResult(json, account, finding), cancellation);
        await _notifications.WriteAsync(
            _notificationSpool,
            CoverageGap.Of(account),
            (json, gap) => SarifRun.WriteNotification(json, account, gap, header.AsOf),
            cancellation);
    }

    public async ValueTask CompleteAsync(AuditSummary summary, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await WriteRawAsync("\n],", cancellation);
        using var end = new JsonItems(BetweenItems);
        await WriteRawAsync("\"tool\":", cancellation);
        await end.WriteAsync(output, _rules, (json, rules) => SarifRun.WriteTool(json, rules, header.ToolVersion), cancellation);
        await WriteRawAsync(",\"automationDetails\":{\"id\":\"keytide/audit/\"},\"columnKind\":\"utf16CodeUnits\"", cancellation);
        await WriteRawAsync(",\"invocations\":[", cancellation);
        using var invocation = new JsonItems(BetweenItems);
        await invocation.WriteAsync(output, summary, (json, it) => SarifRun.WriteInvocation(json, it, header.AsOf), cancellation);
        await _notificationSpool.DrainAsync(output, cancellation);
        await WriteRawAsync("\n]}]}]}\n", cancellation);
        await output.FlushAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _results.Dispose();
        _notifications.Dispose();
        await _notificationSpool.DisposeAsync();
    }

    private bool IsReported(Finding finding) => options.SarifPasses
        || finding.Verdict is Verdict.Fail or Verdict.Muted or Verdict.Unknown
        || finding.Baseline == BaselineState.Fixed;

    private void WriteResult(Utf8JsonWriter json, AccountAudit account, Finding finding) =>
        SarifResult.Write(json, account, finding, _rules.IndexOf(finding), hasBaseline: header.BaselineAsOf is not null);

    private ValueTask BeginAsync(CancellationToken cancellation)
    {
        if (_begun)
        {
            return ValueTask.CompletedTask;
        }

        _begun = true;
        return WriteRawAsync($"{{\"$schema\":\"{Schema}\",\"version\":\"2.1.0\",\"runs\":[{{\"results\":[\n", cancellation);
    }

    private ValueTask WriteRawAsync(string text, CancellationToken cancellation) =>
        output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
}
