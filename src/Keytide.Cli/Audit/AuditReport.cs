using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Compliance;

namespace Keytide.Cli.Audit;

/// <summary>
/// Takes the accounts of an audit one by one, compares each with the baseline, writes it and adds it up. The home account waits until the
/// end: what is to be said of the suppressions themselves is known only then, and is said there.
/// </summary>
internal sealed class AuditReport : IAsyncDisposable
{
    private const int WidthWithoutTerminal = 120;

    private readonly AuditSettings _settings;
    private readonly Baseline? _baseline;
    private readonly AccountId _home;
    private readonly ResultStream _result;
    private readonly IAuditReportWriter _writer;
    private readonly SuppressionReview _review;
    private readonly AuditSummary _summary = new();
    private AccountAudit? _homeAudit;

    private AuditReport(
        AuditSettings settings, Baseline? baseline, AccountId home, DateTimeOffset asOf, ResultStream result, IAuditReportWriter writer)
    {
        (_settings, _baseline, _home, _result, _writer) = (settings, baseline, home, result, writer);
        _review = new SuppressionReview(settings, asOf);
    }

    /// <param name="context">Where it goes.</param>
    /// <param name="format">In which form.</param>
    /// <param name="header">What is known of the audit beforehand.</param>
    /// <param name="settings">Their suppressions are reviewed at the end.</param>
    /// <param name="baseline">An earlier audit to compare with, or null.</param>
    /// <param name="home">The account that findings about the settings are reported under.</param>
    /// <exception cref="KeytideException">The file cannot be written.</exception>
    public static AuditReport Open(
        CommandContext context, OutputFormat format, AuditHeader header, AuditSettings settings, Baseline? baseline, AccountId home)
    {
        var result = ResultStream.Open(context);
        var options = new AuditReportOptions
        {
            Color = result.IsTerminal && !context.Settings.NoColor,
            Width = result.IsTerminal ? Math.Clamp(Console.WindowWidth, 40, 400) : WidthWithoutTerminal,
            SecurityHubRegion = context.Settings.Region,
        };
        var writer = AuditReportWriters.Create(format, header, result.Stream, options);
        return new AuditReport(settings, baseline, home, header.AsOf, result, writer);
    }

    public async Task WriteAsync(AccountAudit audit, CancellationToken cancellation)
    {
        _review.Add(audit);
        if (audit.Id == _home)
        {
            _homeAudit = audit;
        }
        else
        {
            await WriteComparedAsync(audit, cancellation);
        }
    }

    /// <returns>The figures of the whole.</returns>
    public async Task<AuditSummary> CompleteAsync(CancellationToken cancellation)
    {
        if (_homeAudit is { } home)
        {
            var findings = _review.Findings(home.Id, home.Partition);
            await WriteComparedAsync(home with { Findings = [.. home.Findings, .. findings] }, cancellation);
        }

        await _writer.CompleteAsync(_summary, cancellation);
        await _result.CompleteAsync(cancellation);
        return _summary;
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _result.DisposeAsync();
    }

    private async Task WriteComparedAsync(AccountAudit audit, CancellationToken cancellation)
    {
        var compared = _baseline?.Compare(audit, _settings) ?? audit;
        _summary.Add(compared);
        await _writer.WriteAccountAsync(compared, cancellation);
    }
}
