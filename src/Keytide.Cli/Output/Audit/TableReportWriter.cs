using System.Text;
using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>The audit for a person at a terminal: the figures, what was not read, the worst findings by account, what comes next.</summary>
public sealed class TableReportWriter(AuditHeader header, Stream output, AuditReportOptions options) : IAuditReportWriter
{
    private readonly AuditDigest _digest = new(
        header, new DigestLimits(options.MostRows, Accounts: options.MostRows, FindingsOfAccount: 0, Coming: 5, Gaps: 10));

    public ValueTask WriteAccountAsync(AccountAudit account, CancellationToken cancellation)
    {
        _digest.Add(account);
        return ValueTask.CompletedTask;
    }

    public async ValueTask CompleteAsync(AuditSummary summary, CancellationToken cancellation)
    {
        var text = new TerminalText(options.Width, options.Color);
        TableReport.Write(text, _digest, summary);
        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        await output.FlushAsync(cancellation);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
