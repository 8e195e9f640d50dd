using System.Text;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Compliance;

namespace Keytide.Tests.Output.Audit;

/// <summary>
/// One audit that every format is held against: four accounts (whole, partial, unreachable, of another partition), every verdict,
/// severity, credential kind and baseline state, and the nastiest names that files and AWS allow.
/// </summary>
internal static class SampleAudit
{
    public static readonly DateTimeOffset AsOf = new(2026, 8, 22, 10, 0, 0, TimeSpan.Zero);

    public static readonly AuditHeader Header = new(AsOf, "0.1.0", IsOrganization: true, AsOf.AddDays(-7));

    public static readonly IReadOnlyList<AccountAudit> Accounts =
        [SampleAccounts.Production(), SampleAccounts.Staging(), SampleAccounts.Closed(), SampleAccounts.China()];

    /// <summary>All ids of findings, in the order in which they are written.</summary>
    public static IEnumerable<Finding> Findings => Accounts.SelectMany(account => account.Findings);

    public static AuditSummary Summary()
    {
        var summary = new AuditSummary();
        foreach (var account in Accounts)
        {
            summary.Add(account);
        }

        return summary;
    }

    public static Task<string> WriteAsync(OutputFormat format, AuditReportOptions? options = null) =>
        WriteAsync(format, Header, Accounts, options);

    public static async Task<string> WriteAsync(
        OutputFormat format, AuditHeader header, IEnumerable<AccountAudit> accounts, AuditReportOptions? options = null)
    {
        using var output = new MemoryStream();
        var summary = new AuditSummary();
        await using (var writer = AuditReportWriters.Create(format, header, output, options ?? new AuditReportOptions()))
        {
            foreach (var account in accounts)
            {
                await writer.WriteAccountAsync(account, CancellationToken.None);
                summary.Add(account);
            }

            await writer.CompleteAsync(summary, CancellationToken.None);
        }

        return Encoding.UTF8.GetString(output.ToArray());
    }
}
