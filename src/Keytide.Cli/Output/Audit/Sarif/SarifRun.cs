using System.Text.Json;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Sarif;

/// <summary>What a SARIF run says of the tool and of how it went.</summary>
internal static class SarifRun
{
    public static void WriteTool(Utf8JsonWriter json, SarifRules rules, string version)
    {
        json.WriteStartObject();
        json.WriteStartObject("driver");
        json.WriteString("name", "Keytide");
        json.WriteText("version", version);
        rules.Write(json);
        json.WriteStartArray("notifications");
        json.WriteStartObject();
        json.WriteString("id", CoverageGap.Check);
        json.WriteStartObject("shortDescription");
        json.WriteString("text", CoverageGap.Title);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Leaves the invocation and its array of notifications open.</summary>
    public static void WriteInvocation(Utf8JsonWriter json, AuditSummary summary, DateTimeOffset asOf)
    {
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", !summary.IsIncomplete); // An audit that is not whole did not succeed.
        json.WriteTime("endTimeUtc", asOf);
        json.WriteStartObject("properties");
        json.WritePropertyName("summary");
        SummaryJson.Write(json, summary);
        json.WriteEndObject();
        json.WriteStartArray("toolExecutionNotifications");
    }

    public static void WriteNotification(Utf8JsonWriter json, AccountAudit account, CoverageGap gap, DateTimeOffset asOf)
    {
        json.WriteStartObject();
        json.WriteStartObject("descriptor");
        json.WriteString("id", CoverageGap.Check);
        json.WriteNumber("index", 0);
        json.WriteEndObject();
        json.WriteString("level", account.Status == AccountStatus.Unreachable ? "error" : "warning");
        SarifResult.WriteMessage(json, $"Account {account.Id}: {gap.Message}");
        json.WriteTime("timeUtc", asOf);
        json.WriteStartArray("locations");
        SarifLocation.WriteAccount(json, account);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
