using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Ocsf;

/// <summary>
/// The findings as OCSF 1.6.0 Compliance Findings (class 2003): one JSON array, an event a line. Passes are among them, because an event
/// that passes is what resolves the one that failed.
/// </summary>
public sealed class OcsfReportWriter(AuditHeader header, Stream output) : IAuditReportWriter
{
    private readonly JsonItems _events = new(",\n");
    private bool _begun;

    public async ValueTask WriteAccountAsync(AccountAudit account, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        var credentials = new CredentialLookup(account.Credentials);
        await _events.WriteAsync(
            output,
            CoverageGap.FindingsAndGaps(account),
            (json, finding) => OcsfEvent.Write(json, header, account, finding, credentials.Find(finding)),
            cancellation);
    }

    public async ValueTask CompleteAsync(AuditSummary summary, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        await output.WriteAsync("\n]\n"u8.ToArray(), cancellation);
        await output.FlushAsync(cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _events.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask BeginAsync(CancellationToken cancellation)
    {
        if (!_begun)
        {
            _begun = true;
            await output.WriteAsync("[\n"u8.ToArray(), cancellation);
        }
    }
}
