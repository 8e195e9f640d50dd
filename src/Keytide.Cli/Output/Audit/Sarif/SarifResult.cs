using System.Text.Json;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Sarif;

/// <summary>
/// A finding as a SARIF result.
/// <code>
/// verdict         kind            level                    suppressions
/// fail            fail            by severity              []
/// muted           fail            by severity              [external, accepted]
/// unknown         open            none                     []
/// pass            pass            none                     []
/// notApplicable   notApplicable   none                     []
/// </code>
/// A kind other than fail must have the level none (3.27.10); suppressions are given for all results or none (3.27.23), and so is
/// baselineState (3.27.24).
/// </summary>
internal static class SarifResult
{
    public static void Write(Utf8JsonWriter json, AccountAudit account, Finding finding, int ruleIndex, bool hasBaseline)
    {
        var isFail = finding.Verdict is Verdict.Fail or Verdict.Muted;
        json.WriteStartObject();
        json.WriteText("ruleId", finding.Check);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("kind", KindOf(finding.Verdict));
        json.WriteString("level", isFail ? LevelOf(finding.Severity) : "none");
        WriteMessage(json, isFail ? $"{finding.Message}\nWhat to do: {finding.Remediation}" : finding.Message);
        json.WriteStartArray("locations");
        SarifLocation.Write(json, finding);
        json.WriteEndArray();
        WriteFingerprints(json, finding);
        WriteSuppressions(json, finding);
        if (hasBaseline)
        {
            json.WriteString("baselineState", BaselineStateOf(finding, isFail));
        }

        WriteProperties(json, account, finding);
        json.WriteEndObject();
    }

    public static string LevelOf(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    public static void WriteMessage(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject("message");
        json.WriteText("text", text);
        json.WriteEndObject();
    }

    private static string KindOf(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "pass",
        Verdict.NotApplicable => "notApplicable",
        Verdict.Unknown => "open",
        _ => "fail",
    };

    // SARIF has no word for a result that comes back; it is new since the baseline.
    private static string BaselineStateOf(Finding finding, bool isFail) => finding.Baseline switch
    {
        BaselineState.New or BaselineState.Reopened => "new",
        BaselineState.Fixed => "absent",
        BaselineState.Unchanged => "unchanged",
        _ => isFail ? "new" : "unchanged",
    };

    private static void WriteFingerprints(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("partialFingerprints");
        json.WriteText("keytideFinding/v1", finding.Id);
        json.WriteText("primaryLocationLineHash", $"{finding.Id}:1"); // The one that GitHub compares.
        json.WriteEndObject();
    }

    private static void WriteSuppressions(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartArray("suppressions");
        if (finding.Verdict == Verdict.Muted)
        {
            json.WriteStartObject();
            json.WriteString("kind", "external");
            json.WriteString("status", "accepted");
            if (finding.Suppression is { } suppression)
            {
                json.WriteText("justification", $"{suppression.Reason} ({suppression.Owner}, until {Timestamp.Of(suppression.Expires)})");
                json.WriteStartObject("properties");
                json.WriteText("owner", suppression.Owner);
                json.WriteTime("expires", suppression.Expires);
                json.WriteText("ticket", suppression.Ticket);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json, AccountAudit account, Finding finding)
    {
        json.WriteStartObject("properties");
        json.WriteName("severity", finding.Severity);
        json.WriteName("verdict", finding.Verdict);
        json.WriteString("accountId", finding.AccountId.ToString());
        json.WriteText("accountName", account.Name);
        json.WriteText("principalArn", finding.Principal.Arn);
        json.WriteText("credentialId", finding.CredentialId);
        json.WriteText("baseline", finding.Baseline is { } state ? ContractName.Of(state) : null);
        json.WriteStartArray("evidence");
        foreach (var piece in finding.Evidence)
        {
            json.WriteTextValue($"{piece.Fact} ({piece.Source}, {Timestamp.Of(piece.ObservedAt)})");
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
