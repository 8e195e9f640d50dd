using System.Text.Json;
using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit.Asff;

/// <summary>
/// A finding as Security Hub imports it. Its id is the same in every run, so that a later pass resolves an earlier failure.
/// <code>
/// verdict         Compliance      Workflow      RecordState   Severity
/// fail            FAILED          NEW           ACTIVE        its own
/// muted           FAILED          SUPPRESSED    ACTIVE        its own
/// unknown         WARNING         NEW           ACTIVE        its own
/// pass            PASSED          RESOLVED      ACTIVE        INFORMATIONAL
/// notApplicable   NOT_AVAILABLE   RESOLVED      ARCHIVED      INFORMATIONAL
/// fixed           as its verdict                ARCHIVED
/// </code>
/// </summary>
internal static class AsffFinding
{
    // Security Hub API Reference, AwsSecurityFinding: the greatest lengths.
    private const int Title = 256;
    private const int Description = 1024;
    private const int Recommendation = 512;
    private const int FieldValue = 1024;
    private const int Requirement = 64;
    private const int MostRequirements = 32;
    private const int MostEvidence = 10;
    private const int AccountName = 50;

    private const string Type = "Software and Configuration Checks/AWS Security Best Practices";

    public static void Write(
        Utf8JsonWriter json, AuditHeader header, AccountAudit account, Finding finding, Credential? credential, string region)
    {
        var isOver = finding.Verdict == Verdict.NotApplicable || finding.Baseline == BaselineState.Fixed;
        json.WriteStartObject();
        json.WriteString("SchemaVersion", "2018-10-08");
        json.WriteString("Id", $"keytide/{account.Id}/{finding.Id}");
        json.WriteString("ProductArn", $"arn:{account.Partition}:securityhub:{region}:{account.Id}:product/{account.Id}/default");
        json.WriteString("GeneratorId", $"keytide/{finding.Check}");
        json.WriteString("AwsAccountId", account.Id.ToString());
        json.WriteBoundedIfAny("AwsAccountName", account.Name, AccountName);
        WriteTypes(json);
        WriteTimes(json, header, finding);
        WriteSeverity(json, "Severity", finding);
        json.WriteBounded("Title", finding.Title, Title);
        json.WriteBounded("Description", finding.Message, Description);
        json.WriteStartObject("Remediation");
        json.WriteStartObject("Recommendation");
        json.WriteBounded("Text", finding.Remediation, Recommendation);
        json.WriteEndObject();
        json.WriteEndObject();
        WriteProductFields(json, header, finding);
        AsffResources.Write(json, account, finding, credential);
        WriteCompliance(json, finding);
        json.WriteStartObject("Workflow");
        json.WriteString("Status", WorkflowOf(finding.Verdict));
        json.WriteEndObject();
        json.WriteString("RecordState", isOver ? "ARCHIVED" : "ACTIVE");
        json.WriteStartObject("FindingProviderFields");
        WriteSeverity(json, "Severity", finding);
        WriteTypes(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTypes(Utf8JsonWriter json)
    {
        json.WriteStartArray("Types");
        json.WriteStringValue(Type);
        json.WriteEndArray();
    }

    // What was there at the baseline is at least as old as that.
    private static void WriteTimes(Utf8JsonWriter json, AuditHeader header, Finding finding)
    {
        var wasThere = finding.Baseline is BaselineState.Unchanged or BaselineState.Fixed;
        var first = wasThere ? header.BaselineAsOf ?? header.AsOf : header.AsOf;
        json.WriteTime("FirstObservedAt", first);
        json.WriteTime("LastObservedAt", header.AsOf);
        json.WriteTime("CreatedAt", first);
        json.WriteTime("UpdatedAt", header.AsOf);
    }

    private static void WriteSeverity(Utf8JsonWriter json, string name, Finding finding)
    {
        var shown = finding.Verdict is Verdict.Pass or Verdict.NotApplicable ? Severity.Informational : finding.Severity;
        json.WriteStartObject(name);
        json.WriteString("Label", shown.ToString().ToUpperInvariant());
        json.WriteName("Original", finding.Severity);
        json.WriteEndObject();
    }

    private static void WriteProductFields(Utf8JsonWriter json, AuditHeader header, Finding finding)
    {
        json.WriteStartObject("ProductFields");
        json.WriteString("ProductName", "Keytide");
        json.WriteBounded("keytide/version", header.ToolVersion, FieldValue);
        json.WriteString("keytide/finding", finding.Id);
        json.WriteName("keytide/verdict", finding.Verdict);
        json.WriteBoundedIfAny("keytide/baseline", finding.Baseline is { } state ? ContractName.Of(state) : null, FieldValue);
        json.WriteBoundedIfAny("keytide/mutedBy", finding.Suppression?.Owner, FieldValue);
        json.WriteBoundedIfAny("keytide/mutedBecause", finding.Suppression?.Reason, FieldValue);
        json.WriteBoundedIfAny("keytide/mutedUntil", Timestamp.Of(finding.Suppression?.Expires), FieldValue);
        json.WriteBoundedIfAny("keytide/passesUntil", Timestamp.Of(finding.PassesUntil), FieldValue);
        for (var i = 0; i < Math.Min(finding.Evidence.Count, MostEvidence); i++)
        {
            var piece = finding.Evidence[i];
            json.WriteBounded($"keytide/evidence/{i + 1}", $"{piece.Fact} ({piece.Source}, {Timestamp.Of(piece.ObservedAt)})", FieldValue);
        }

        json.WriteEndObject();
    }

    private static void WriteCompliance(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("Compliance");
        json.WriteString("Status", finding.Verdict switch
        {
            Verdict.Pass => "PASSED",
            Verdict.Unknown => "WARNING",
            Verdict.NotApplicable => "NOT_AVAILABLE",
            _ => "FAILED",
        });
        json.WriteStartArray("RelatedRequirements");
        foreach (var requirement in finding.Controls.Select(ControlName.Of).Distinct().Take(MostRequirements))
        {
            json.WriteStringValue(AsffText.Of(requirement, Requirement));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string WorkflowOf(Verdict verdict) => verdict switch
    {
        Verdict.Muted => "SUPPRESSED",
        Verdict.Pass or Verdict.NotApplicable => "RESOLVED",
        _ => "NEW",
    };
}
