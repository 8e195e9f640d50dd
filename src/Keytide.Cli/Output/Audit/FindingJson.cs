using System.Text.Json;
using System.Xml;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>A finding in Keytide's own JSON.</summary>
public static class FindingJson
{
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        WriteMembers(json, finding);
        json.WriteEndObject();
    }

    public static void WriteMembers(Utf8JsonWriter json, Finding finding)
    {
        json.WriteText("id", finding.Id);
        json.WriteText("check", finding.Check);
        json.WriteText("title", finding.Title);
        json.WriteName("severity", finding.Severity);
        json.WriteName("verdict", finding.Verdict);
        json.WriteString("accountId", finding.AccountId.ToString());
        CredentialJson.WritePrincipal(json, "principal", finding.Principal);
        json.WriteText("credentialId", finding.CredentialId);
        json.WriteText("credentialKind", finding.CredentialKind is { } kind ? ContractName.Of(kind) : null);
        json.WriteText("resource", finding.Resource);
        json.WriteText("message", finding.Message);
        WriteEvidence(json, finding.Evidence);
        WriteControls(json, finding.Controls);
        json.WriteText("remediation", finding.Remediation);
        json.WriteTime("passesUntil", finding.PassesUntil);
        WriteSuppression(json, finding.Suppression);
        json.WriteText("baseline", finding.Baseline is { } state ? ContractName.Of(state) : null);
    }

    private static void WriteEvidence(Utf8JsonWriter json, IReadOnlyList<Evidence> evidence)
    {
        json.WriteStartArray("evidence");
        foreach (var piece in evidence)
        {
            json.WriteStartObject();
            json.WriteText("fact", piece.Fact);
            json.WriteText("source", piece.Source);
            json.WriteTime("observedAt", piece.ObservedAt);
            json.WriteString("maxStaleness", XmlConvert.ToString(piece.MaxStaleness)); // ISO 8601, for example PT4H.
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteControls(Utf8JsonWriter json, IReadOnlyList<ControlReference> controls)
    {
        json.WriteStartArray("controls");
        foreach (var control in controls)
        {
            json.WriteStartObject();
            json.WriteText("framework", control.Framework);
            json.WriteText("version", control.Version);
            json.WriteText("id", control.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteSuppression(Utf8JsonWriter json, Suppression? suppression)
    {
        if (suppression is null)
        {
            json.WriteNull("suppression");
            return;
        }

        json.WriteStartObject("suppression");
        json.WriteText("check", suppression.Check);
        json.WriteText("owner", suppression.Owner);
        json.WriteText("reason", suppression.Reason);
        json.WriteTime("expires", suppression.Expires);
        json.WriteText("ticket", suppression.Ticket);
        json.WriteEndObject();
    }
}
