using Keytide.Cli.Output;
using Keytide.Cli.Settings;
using Keytide.Compliance;
using Keytide.Connectors.Aws.Accounts;
using Keytide.Settings;
using Keytide.Storage.Sqlite;

namespace Keytide.Cli.Audit;

/// <summary>One run of <c>keytide audit</c>, from options to exit code.</summary>
internal sealed class AuditRun(CommandContext context, AuditRequest request)
{
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var format = OutputFormats.Choose(context.Settings.Format, context.Settings.Output, OutputFormats.OfAudit);
        var settings = SettingsFile.Load(context);
        if (request.PlanOnly)
        {
            return await new AuditPlan(context, request, settings).RunAsync(cancellation);
        }

        var baseline = request.BaselineFile is { } file ? BaselineReader.Read(InputFile.Open(file, "--baseline"), file) : null;
        return request.IsOffline
            ? await RunOfflineAsync(settings, baseline, format, cancellation)
            : await RunLiveAsync(settings, baseline, format, cancellation);
    }

    private async Task<int> RunOfflineAsync(
        KeytideSettings settings, Baseline? baseline, OutputFormat format, CancellationToken cancellation)
    {
        var offline = OfflineAudit.Of(request, settings.Audit);
        await using var report = AuditReport.Open(
            context, format, Header(offline.AsOf, baseline), settings.Audit, baseline, offline.Audit.Id);
        await report.WriteAsync(offline.Audit, cancellation);
        return Verdict(await report.CompleteAsync(cancellation));
    }

    private async Task<int> RunLiveAsync(
        KeytideSettings settings, Baseline? baseline, OutputFormat format, CancellationToken cancellation)
    {
        using var progress = Progress();
        using var aws = AwsSession.Open(context, transport => new WatchedTransport(transport, progress));
        var targets = await new AuditTargets(request.Organization, request.Role, request.ExternalId)
            .ReadAsync(context, aws.Client, settings, cancellation);
        progress.Expect(targets.Count);
        using var database = StateFolder.Of(context.Settings, Environment.GetEnvironmentVariable).OpenDatabase();
        var cache = new SqliteInventoryCache(database, targets[0].Partition, context.Time);
        var auditor = new AccountAuditor(settings.Audit, cache, context.Time, request.AsOf);
        var home = targets.FirstOrDefault(target => target.Session is null && target.Obstacle is null) ?? targets[0];
        var header = Header(request.AsOf ?? context.Time.GetUtcNow(), baseline);
        await using var report = AuditReport.Open(context, format, header, settings.Audit, baseline, home.Id);
        await foreach (var audit in auditor.AuditAllAsync(targets, AuditTargets.AtOnce, cancellation))
        {
            progress.Done(audit);
            await report.WriteAsync(audit, cancellation);
        }

        progress.Hide();
        return Verdict(await report.CompleteAsync(cancellation));
    }

    private AuditProgress Progress() => new(
        context.Error,
        !Console.IsErrorRedirected && !context.Settings.Quiet,
        Console.IsErrorRedirected || Console.WindowWidth <= 0 ? 80 : Console.WindowWidth,
        context.Time);

    private AuditHeader Header(DateTimeOffset asOf, Baseline? baseline) =>
        new(asOf, ToolVersion.Text, request.Organization, baseline?.AsOf);

    private int Verdict(AuditSummary summary) =>
        ExitCode.Of(findings: request.FailOn is { } floor && summary.Worst >= floor, incomplete: summary.IsIncomplete);
}
