using System.Text;
using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>The audit as a comment on a pull request or a page of a wiki: bounded, every name escaped.</summary>
public sealed class MarkdownReportWriter(AuditHeader header, Stream output, AuditReportOptions options) : IAuditReportWriter
{
    private readonly AuditDigest _digest = new(
        header, new DigestLimits(options.MostRows, Accounts: options.MostRows, FindingsOfAccount: 0, Coming: 10, Gaps: 20));

    public ValueTask WriteAccountAsync(AccountAudit account, CancellationToken cancellation)
    {
        _digest.Add(account);
        return ValueTask.CompletedTask;
    }

    public async ValueTask CompleteAsync(AuditSummary summary, CancellationToken cancellation)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(MarkdownReport.Write(_digest, summary)), cancellation);
        await output.FlushAsync(cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
