using System.Text.Json;
using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Cli.Output.Audit.Ocsf;

/// <summary>A finding as one OCSF event.</summary>
internal static class OcsfEvent
{
    private const string SchemaVersion = "1.6.0";
    private const int CategoryUid = 2;
    private const int ClassUid = 2003;
    private const int AwsAccount = 10;

    public static void Write(Utf8JsonWriter json, AuditHeader header, AccountAudit account, Finding finding, Credential? credential)
    {
        var activity = OcsfTerms.Activity(finding.Baseline, header.BaselineAsOf is not null);
        json.WriteStartObject();
        WriteTerm(json, "activity_id", "activity_name", activity);
        json.WriteNumber("category_uid", CategoryUid);
        json.WriteString("category_name", "Findings");
        json.WriteNumber("class_uid", ClassUid);
        json.WriteString("class_name", "Compliance Finding");
        json.WriteNumber("type_uid", (ClassUid * 100) + activity.Id);
        json.WriteString("type_name", $"Compliance Finding: {activity.Caption}");
        WriteTerm(json, "severity_id", "severity", OcsfTerms.SeverityOf(finding));
        WriteTerm(json, "status_id", "status", OcsfTerms.Status(finding.Verdict));
        WriteMuting(json, finding.Suppression);
        json.WriteNumber("time", Milliseconds(header.AsOf));
        json.WriteText("message", finding.Message);
        WriteMetadata(json, header, finding);
        WriteCloud(json, account);
        WriteFindingInfo(json, header, finding);
        OcsfCompliance.Write(json, finding);
        OcsfResources.Write(json, account, finding, credential);
        WriteEvidence(json, finding.Evidence);
        json.WriteStartObject("remediation");
        json.WriteText("desc", finding.Remediation);
        json.WriteEndObject();
        WriteUnmapped(json, finding);
        json.WriteEndObject();
    }

    public static void WriteTerm(Utf8JsonWriter json, string id, string caption, OcsfTerms.Term term)
    {
        json.WriteNumber(id, term.Id);
        json.WriteString(caption, term.Caption);
    }

    public static long Milliseconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    private static void WriteMuting(Utf8JsonWriter json, Suppression? suppression)
    {
        if (suppression is not null)
        {
            json.WriteText("status_detail", $"Muted by {suppression.Owner} until {Timestamp.Of(suppression.Expires)}.");
            json.WriteText("comment", suppression.Ticket is { } ticket ? $"{suppression.Reason} ({ticket})" : suppression.Reason);
        }
    }

    private static void WriteMetadata(Utf8JsonWriter json, AuditHeader header, Finding finding)
    {
        json.WriteStartObject("metadata");
        json.WriteString("version", SchemaVersion);
        json.WriteText("uid", $"{finding.Id}-{header.AsOf.ToUnixTimeSeconds()}");
        json.WriteText("event_code", finding.Check);
        json.WriteStartArray("profiles");
        json.WriteStringValue("cloud");
        json.WriteEndArray();
        json.WriteStartObject("product");
        json.WriteString("name", "Keytide");
        json.WriteString("uid", "keytide");
        json.WriteString("vendor_name", "Keytide");
        json.WriteText("version", header.ToolVersion);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCloud(Utf8JsonWriter json, AccountAudit account)
    {
        json.WriteStartObject("cloud");
        json.WriteString("provider", "AWS");
        json.WriteString("cloud_partition", account.Partition.Id);
        json.WriteString("region", account.Partition.GlobalRegion); // Where IAM, which has no regions, is homed.
        json.WriteStartObject("account");
        json.WriteString("uid", account.Id.ToString());
        if (account.Name is { } name)
        {
            json.WriteText("name", name);
        }

        json.WriteNumber("type_id", AwsAccount);
        json.WriteString("type", "AWS Account");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFindingInfo(Utf8JsonWriter json, AuditHeader header, Finding finding)
    {
        json.WriteStartObject("finding_info");
        json.WriteText("uid", finding.Id);
        json.WriteText("title", finding.Title);
        json.WriteText("desc", finding.Message);
        json.WriteStartArray("types");
        json.WriteTextValue(finding.Check);
        json.WriteEndArray();
        json.WriteStartObject("analytic");
        json.WriteText("uid", finding.Check);
        json.WriteText("name", finding.Title);
        json.WriteNumber("type_id", 1);
        json.WriteString("type", "Rule");
        json.WriteEndObject();
        json.WriteNumber("last_seen_time", Milliseconds(header.AsOf));
        json.WriteNumber("modified_time", Milliseconds(header.AsOf));
        json.WriteEndObject();
    }

    private static void WriteEvidence(Utf8JsonWriter json, IReadOnlyList<Evidence> evidence)
    {
        json.WriteStartArray("evidences");
        foreach (var piece in evidence)
        {
            json.WriteStartObject();
            json.WriteStartObject("data");
            json.WriteText("fact", piece.Fact);
            json.WriteText("source", piece.Source);
            json.WriteTime("observedAt", piece.ObservedAt);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteUnmapped(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("unmapped");
        json.WriteName("verdict", finding.Verdict);
        json.WriteText("baseline", finding.Baseline is { } state ? ContractName.Of(state) : null);
        json.WriteTime("passesUntil", finding.PassesUntil);
        json.WriteEndObject();
    }
}
