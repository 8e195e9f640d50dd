using Keytide.Cli.Output.Audit.Asff;
using Keytide.Cli.Output.Audit.Html;
using Keytide.Cli.Output.Audit.Ocsf;
using Keytide.Cli.Output.Audit.Sarif;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>Makes the writer of a format. The stream stays the caller's: a writer flushes it and never closes it.</summary>
public static class AuditReportWriters
{
    public static IAuditReportWriter Create(OutputFormat format, AuditHeader header, Stream output, AuditReportOptions options) =>
        format switch
        {
            OutputFormat.Table => new TableReportWriter(header, output, options),
            OutputFormat.Json => new JsonReportWriter(header, output),
            OutputFormat.Ndjson => new NdjsonReportWriter(header, output),
            OutputFormat.Csv => new CsvReportWriter(header, output),
            OutputFormat.Html => new HtmlReportWriter(header, output),
            OutputFormat.Markdown => new MarkdownReportWriter(header, output, options),
            OutputFormat.Sarif => new SarifReportWriter(header, output, options),
            OutputFormat.Ocsf => new OcsfReportWriter(header, output),
            OutputFormat.Asff => new AsffReportWriter(header, output, options),
            OutputFormat.Junit => new JunitReportWriter(header, output),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "There is no report in this format."),
        };
}
