using System.Globalization;
using System.Text;
using System.Xml;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>
/// The audit as JUnit XML, which every build server shows: a suite for each account, a case for each check and subject. A failure fails,
/// what is muted or does not apply is skipped, and what is unknown or was not read is an error.
/// </summary>
public sealed class JunitReportWriter(AuditHeader header, Stream output) : IAuditReportWriter
{
    private static readonly XmlWriterSettings Fragment = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
    };

    private readonly SpoolStream _suites = new();
    private Totals _all;

    public ValueTask WriteAccountAsync(AccountAudit account, CancellationToken cancellation)
    {
        var totals = Totals.Of(account);
        _all += totals;
        using (var xml = XmlWriter.Create(_suites, Fragment))
        {
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Text(account.Name is null ? account.Id.ToString() : $"{account.Name} ({account.Id})"));
            totals.Write(xml);
            xml.WriteAttributeString("time", "0");
            xml.WriteAttributeString("timestamp", Timestamp.Of(header.AsOf).TrimEnd('Z'));
            foreach (var finding in CoverageGap.FindingsAndGaps(account))
            {
                WriteCase(xml, finding);
            }

            xml.WriteEndElement();
        }

        _suites.Write("\n"u8);
        return ValueTask.CompletedTask;
    }

    public async ValueTask CompleteAsync(AuditSummary summary, CancellationToken cancellation)
    {
        await WriteRawAsync("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"keytide audit\"", cancellation);
        await WriteRawAsync($"{_all} time=\"0\">\n", cancellation);
        await _suites.DrainAsync(output, cancellation);
        await WriteRawAsync("</testsuites>\n", cancellation);
        await output.FlushAsync(cancellation);
    }

    public ValueTask DisposeAsync() => _suites.DisposeAsync();

    private static void WriteCase(XmlWriter xml, Finding finding)
    {
        var subject = (finding.CredentialId ?? finding.Resource) is { } id ? $"{finding.Principal.Name} {id}" : finding.Principal.Name;
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Text(finding.Check));
        xml.WriteAttributeString("name", Text(subject));
        xml.WriteAttributeString("time", "0");
        switch (finding.Verdict)
        {
            case Verdict.Fail:
                WriteOutcome(xml, "failure", ContractName.Of(finding.Severity), finding);
                break;
            case Verdict.Unknown:
                WriteOutcome(xml, "error", "unknown", finding);
                break;
            case Verdict.Muted:
                WriteSkipped(xml, Muting(finding));
                break;
            case Verdict.NotApplicable:
                WriteSkipped(xml, finding.Message);
                break;
        }

        xml.WriteEndElement();
    }

    private static void WriteOutcome(XmlWriter xml, string element, string type, Finding finding)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("message", Text(finding.Message));
        xml.WriteAttributeString("type", type);
        var lines = new List<string> { finding.Title, $"What to do: {finding.Remediation}", $"Principal: {finding.Principal.Arn}" };
        lines.AddRange(finding.Evidence.Select(piece => $"Evidence: {piece.Fact} ({piece.Source}, {Timestamp.Of(piece.ObservedAt)})"));
        xml.WriteString(string.Join('\n', lines.Select(Text)));
        xml.WriteEndElement();
    }

    private static void WriteSkipped(XmlWriter xml, string message)
    {
        xml.WriteStartElement("skipped");
        xml.WriteAttributeString("message", Text(message));
        xml.WriteEndElement();
    }

    private static string Muting(Finding finding) => finding.Suppression is { } suppression
        ? $"muted by {suppression.Owner} until {Timestamp.Day(suppression.Expires)}: {suppression.Reason}"
        : "muted";

    // Visible text holds none of the characters that XML 1.0 forbids.
    private static string Text(string text) => VisibleText.Of(text);

    private ValueTask WriteRawAsync(string text, CancellationToken cancellation) =>
        output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);

    private readonly record struct Totals(long Tests, long Failures, long Errors, long Skipped)
    {
        public static Totals operator +(Totals one, Totals other) => new(
            one.Tests + other.Tests, one.Failures + other.Failures, one.Errors + other.Errors, one.Skipped + other.Skipped);

        public static Totals Of(AccountAudit account)
        {
            var totals = default(Totals);
            foreach (var finding in CoverageGap.FindingsAndGaps(account))
            {
                totals += new Totals(
                    1,
                    finding.Verdict == Verdict.Fail ? 1 : 0,
                    finding.Verdict == Verdict.Unknown ? 1 : 0,
                    finding.Verdict is Verdict.Muted or Verdict.NotApplicable ? 1 : 0);
            }

            return totals;
        }

        public void Write(XmlWriter xml)
        {
            xml.WriteAttributeString("tests", Number(Tests));
            xml.WriteAttributeString("failures", Number(Failures));
            xml.WriteAttributeString("errors", Number(Errors));
            xml.WriteAttributeString("skipped", Number(Skipped));
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $" tests=\"{Tests}\" failures=\"{Failures}\" errors=\"{Errors}\" skipped=\"{Skipped}\"");

        private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
