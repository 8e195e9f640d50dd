using System.Text.Json;
using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit;

/// <summary>
/// One JSON object a line, each with a <c>type</c>: the header first, then each account followed by its credentials and findings, the
/// summary last. A stream without a summary was cut off.
/// </summary>
public sealed class NdjsonReportWriter(AuditHeader header, Stream output) : IAuditReportWriter
{
    private readonly JsonItems _lines = new("\n");

    public async ValueTask WriteAccountAsync(AccountAudit account, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await _lines.WriteAsync(output, account, Line<AccountAudit>("account", AccountJson.WriteMembers), cancellation);
        await _lines.WriteAsync(output, account.Credentials, Line<Credential>("credential", WriteCredential), cancellation);
        await _lines.WriteAsync(output, account.Findings, Line<Finding>("finding", FindingJson.WriteMembers), cancellation);
    }

    public async ValueTask CompleteAsync(AuditSummary summary, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await _lines.WriteAsync(output, summary, Line<AuditSummary>("summary", SummaryJson.WriteMembers), cancellation);
        await output.WriteAsync("\n"u8.ToArray(), cancellation);
        await output.FlushAsync(cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        return ValueTask.CompletedTask;
    }

    private ValueTask BeginAsync(CancellationToken cancellation) => _lines.Count > 0
        ? ValueTask.CompletedTask
        : _lines.WriteAsync(output, header, Line<AuditHeader>("header", WriteHeader), cancellation);

    private void WriteCredential(Utf8JsonWriter json, Credential credential) => CredentialJson.WriteMembers(json, credential, header.AsOf);

    private static void WriteHeader(Utf8JsonWriter json, AuditHeader header)
    {
        json.WriteString("schemaVersion", "1");
        HeaderJson.WriteMembers(json, header);
    }

    private static Action<Utf8JsonWriter, T> Line<T>(string type, Action<Utf8JsonWriter, T> writeMembers) => (json, item) =>
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        writeMembers(json, item);
        json.WriteEndObject();
    };
}
