using System.Text;
using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Compliance;

namespace Keytide.Cli.Demo;

/// <summary>One run of the demo: make, audit twice, write the report, tell.</summary>
internal sealed class DemoRun(CommandContext context, ulong seed)
{
    private const string DefaultReport = "keytide-demo.html";
    private const int WidthWithoutTerminal = 100;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var now = context.Time.GetUtcNow();
        var header = new AuditHeader(now, ToolVersion.Text, IsOrganization: true, BaselineAsOf: null);
        var demo = new DemoAudit(now, seed);
        context.Talk.Note($"Auditing {demo.Organization.CompanyName}, an organization that was just made up …");
        var first = demo.Run();
        var second = demo.Run();

        var path = context.Settings.Output ?? DefaultReport;
        await WriteReportAsync(path, header, first, cancellation);
        var isTerminal = !Console.IsOutputRedirected;
        var text = new TerminalText(
            isTerminal ? Math.Clamp(Console.WindowWidth, 60, 120) : WidthWithoutTerminal, isTerminal && !context.Settings.NoColor);
        new DemoSummary(demo.Organization.CompanyName, header, first, CallsOf(second)).Write(text, Path.GetFullPath(path));
        await context.Output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation);
        await context.Output.FlushAsync(cancellation);
        return ExitCode.Clean;
    }

    private static long CallsOf(IEnumerable<AccountAudit> audits) => audits.Sum(audit => audit.Calls.Values.Sum(calls => (long)calls));

    private static async Task WriteReportAsync(
        string path, AuditHeader header, IReadOnlyList<AccountAudit> audits, CancellationToken cancellation)
    {
        await using var file = ReportFile.Create(path);
        await using var writer = AuditReportWriters.Create(OutputFormat.Html, header, file.Stream, new AuditReportOptions());
        var summary = new AuditSummary();
        foreach (var audit in audits)
        {
            summary.Add(audit);
            await writer.WriteAccountAsync(audit, cancellation);
        }

        await writer.CompleteAsync(summary, cancellation);
        await file.CompleteAsync(cancellation);
    }
}
