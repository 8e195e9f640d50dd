using System.Text;
using System.Text.Json;
using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit;

/// <summary>
/// Keytide's own JSON: one document. Accounts are written as they come; credentials and findings, which stand in arrays of their own,
/// wait in a spool. Every item is on a line of its own.
/// </summary>
public sealed class JsonReportWriter(AuditHeader header, Stream output) : IAuditReportWriter
{
    private const string BetweenItems = ",\n";

    private readonly JsonItems _accounts = new(BetweenItems);
    private readonly JsonItems _credentials = new(BetweenItems);
    private readonly JsonItems _findings = new(BetweenItems);
    private readonly SpoolStream _credentialSpool = new();
    private readonly SpoolStream _findingSpool = new();
    private bool _begun;

    public async ValueTask WriteAccountAsync(AccountAudit account, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await _accounts.WriteAsync(output, account, AccountJson.Write, cancellation);
        await _credentials.WriteAsync(_credentialSpool, account.Credentials, WriteCredential, cancellation);
        await _findings.WriteAsync(_findingSpool, account.Findings, FindingJson.Write, cancellation);
    }

    public async ValueTask CompleteAsync(AuditSummary summary, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await WriteRawAsync("\n],\"credentials\":[\n", cancellation);
        await _credentialSpool.DrainAsync(output, cancellation);
        await WriteRawAsync("\n],\"findings\":[\n", cancellation);
        await _findingSpool.DrainAsync(output, cancellation);
        await WriteRawAsync("\n],\"summary\":\n", cancellation);
        using var end = new JsonItems(BetweenItems);
        await end.WriteAsync(output, summary, SummaryJson.Write, cancellation);
        await WriteRawAsync("}\n", cancellation);
        await output.FlushAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _accounts.Dispose();
        _credentials.Dispose();
        _findings.Dispose();
        await _credentialSpool.DisposeAsync();
        await _findingSpool.DisposeAsync();
    }

    private async ValueTask BeginAsync(CancellationToken cancellation)
    {
        if (_begun)
        {
            return;
        }

        _begun = true;
        using var begin = new JsonItems(BetweenItems);
        await begin.WriteAsync(output, header, WriteHeader, cancellation);
    }

    // Leaves the document and its array of accounts open.
    private static void WriteHeader(Utf8JsonWriter json, AuditHeader header)
    {
        json.WriteStartObject();
        json.WriteString("schemaVersion", "1");
        HeaderJson.WriteMembers(json, header);
        json.WriteStartArray("accounts");
    }

    private void WriteCredential(Utf8JsonWriter json, Credential credential) => CredentialJson.Write(json, credential, header.AsOf);

    private ValueTask WriteRawAsync(string text, CancellationToken cancellation) =>
        output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
}
