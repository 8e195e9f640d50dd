using System.Text;
using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Html;

/// <summary>
/// The audit as one HTML file for a manager and an engineer: no assets of its own to load, whole without script, bounded however large
/// the organization is.
/// </summary>
public sealed class HtmlReportWriter(AuditHeader header, Stream output) : IAuditReportWriter
{
    private static readonly DigestLimits Limits = new(
        Findings: 25, Accounts: 100, FindingsOfAccount: 200, Coming: 20, Gaps: 60, Muted: 40);

    private readonly AuditDigest _digest = new(header, Limits);

    public ValueTask WriteAccountAsync(AccountAudit account, CancellationToken cancellation)
    {
        _digest.Add(account);
        return ValueTask.CompletedTask;
    }

    public async ValueTask CompleteAsync(AuditSummary summary, CancellationToken cancellation)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(HtmlPage.Write(_digest, summary)), cancellation);
        await output.FlushAsync(cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
