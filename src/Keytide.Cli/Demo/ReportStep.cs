using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Compliance;

namespace Keytide.Cli.Demo;

/// <summary>Writes the report of the last audit to a file.</summary>
internal sealed class ReportStep : IDemoStep
{
    private const string DefaultReport = "keytide-demo.html";

    public async Task RunAsync(DemoStage stage, CancellationToken cancellation)
    {
        var path = stage.Context.Settings.Output ?? DefaultReport;
        var now = stage.Organization.Clock.GetUtcNow();
        var header = new AuditHeader(now, ToolVersion.Text, IsOrganization: true, BaselineAsOf: null);
        await using (var file = ReportFile.Create(path))
        {
            await using var writer = AuditReportWriters.Create(OutputFormat.Html, header, file.Stream, new AuditReportOptions());
            var summary = new AuditSummary();
            foreach (var audit in stage.After)
            {
                summary.Add(audit);
                await writer.WriteAccountAsync(audit, cancellation);
            }

            await writer.CompleteAsync(summary, cancellation);
            await file.CompleteAsync(cancellation);
        }

        stage.Say(text =>
        {
            text.Line($"The whole report, as it stands on {now:yyyy-MM-dd}", SeverityStyle.Strong);
            text.Line($"  {Path.GetFullPath(path)}");
            text.Line();
        });
    }
}
