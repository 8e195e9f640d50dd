using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Asff;

/// <summary>
/// The findings in the AWS Security Finding Format 2018-10-08: one JSON array, a finding a line, for securityhub:BatchImportFindings. A
/// call takes 100 findings, all of the calling account where the default product is used, so split by <c>AwsAccountId</c>, then by 100.
/// </summary>
public sealed class AsffReportWriter(AuditHeader header, Stream output, AuditReportOptions options) : IAuditReportWriter
{
    private readonly JsonItems _findings = new(",\n");
    private bool _begun;

    public async ValueTask WriteAccountAsync(AccountAudit account, CancellationToken cancellation)
    {
        await BeginAsync(cancellation);
        var credentials = new CredentialLookup(account.Credentials);
        var region = options.SecurityHubRegion ?? account.Partition.GlobalRegion;
        await _findings.WriteAsync(
            output,
            CoverageGap.FindingsAndGaps(account),
            (json, finding) => AsffFinding.Write(json, header, account, finding, credentials.Find(finding), region),
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
        _findings.Dispose();
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
