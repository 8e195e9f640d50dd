namespace Keytide.Compliance;

/// <summary>
/// Writes an audit in one format while it runs: one account at a time, in any order, then the end. A writer keeps no account it has
/// written, so that ten thousand accounts fit in the memory of one.
/// </summary>
public interface IAuditReportWriter : IAsyncDisposable
{
    ValueTask WriteAccountAsync(AccountAudit account, CancellationToken cancellation);

    /// <summary>Called once, after the last account.</summary>
    ValueTask CompleteAsync(AuditSummary summary, CancellationToken cancellation);
}
