using System.Text.Json;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Ocsf;

/// <summary>The compliance object: the check's own result, and one entry of <c>checks</c> for each control that it answers.</summary>
internal static class OcsfCompliance
{
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        var status = OcsfTerms.Compliance(finding.Verdict);
        json.WriteStartObject("compliance");
        json.WriteText("control", finding.Check);
        json.WriteText("desc", finding.Title);
        OcsfEvent.WriteTerm(json, "status_id", "status", status);
        json.WriteStartArray("status_details");
        json.WriteTextValue(finding.Message);
        json.WriteEndArray();
        json.WriteStartArray("standards");
        foreach (var standard in finding.Controls.Select(ControlName.Framework).Distinct())
        {
            json.WriteTextValue(standard);
        }

        json.WriteEndArray();
        json.WriteStartArray("checks");
        foreach (var control in finding.Controls)
        {
            Write(json, finding, control, status);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Finding finding, ControlReference control, OcsfTerms.Term status)
    {
        json.WriteStartObject();
        json.WriteText("uid", control.Id);
        json.WriteText("name", finding.Title);
        if (control.Version.Length > 0)
        {
            json.WriteText("version", control.Version);
        }

        json.WriteStartArray("standards");
        json.WriteTextValue(ControlName.Framework(control));
        json.WriteEndArray();
        OcsfEvent.WriteTerm(json, "severity_id", "severity", OcsfTerms.Of(finding.Severity));
        OcsfEvent.WriteTerm(json, "status_id", "status", status);
        json.WriteEndObject();
    }
}
