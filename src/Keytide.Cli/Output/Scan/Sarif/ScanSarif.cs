using System.Text.Json;
using Keytide.Cli.Output.Audit.Sarif;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Cli.Output.Scan.Sarif;

/// <summary>
/// SARIF 2.1.0 (OASIS, errata 01), for GitHub code scanning and viewers. What is accepted is a suppressed result; what was not looked at
/// is a tool execution notification, and then the run was no success.
/// </summary>
public static class ScanSarif
{
    private const int Piece = 1 << 16;
    private const string Skipped = "scan.coverage";

    private static readonly JsonWriterOptions Options = JsonText.WriterOptions with { Indented = true, NewLine = "\n" };

    public static async Task WriteAsync(ScanReport report, string version, Stream output, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output, Options);
        var rules = report.Leaks.Select(leak => leak.Found.Finding.Rule).Distinct().Order().ToList();
        json.WriteStartObject();
        json.WriteString("$schema", SarifReportWriter.Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, rules, version);
        json.WriteStartObject("automationDetails");
        json.WriteText("id", $"keytide/scan/{report.Source}/"); // Services keep the results of each apart.
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        WriteInvocation(json, report);
        json.WriteStartArray("results");
        foreach (var leak in report.Leaks)
        {
            ScanSarifResult.Write(json, leak, rules.IndexOf(leak.Found.Finding.Rule));
            if (json.BytesPending > Piece)
            {
                await json.FlushAsync(cancellation);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
        await output.WriteAsync("\n"u8.ToArray(), cancellation);
    }

    private static void WriteTool(Utf8JsonWriter json, List<Rule> rules, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Keytide");
        json.WriteText("version", version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            WriteRule(json, rule);
        }

        json.WriteEndArray();
        json.WriteStartArray("notifications");
        json.WriteStartObject();
        json.WriteString("id", Skipped);
        WriteText(json, "shortDescription", "Everything that was named could be looked at");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, Rule rule)
    {
        var text = RuleText.Of(rule);
        json.WriteStartObject();
        json.WriteString("id", rule.Name());
        WriteText(json, "shortDescription", text.Title);
        WriteText(json, "fullDescription", text.Why);
        WriteText(json, "help", $"{text.Title}.\n\n{text.Why}\n\nWhat to do: {text.Todo}");
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", "error");
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("security-severity", Gravity(rule));
        json.WriteString("precision", "very-high");
        json.WriteStartArray("tags");
        json.WriteStringValue("security");
        json.WriteStringValue("aws");
        json.WriteStringValue("credentials");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // GitHub's scale: above 9 critical, from 7 high, from 4 medium, above 0 low. What ends by itself or opens nothing alone weighs less.
    private static string Gravity(Rule rule) => rule switch
    {
        Rule.AccessKeyPair or Rule.SecretAccessKey or Rule.BedrockApiKey or Rule.ClaudePlatformKey => "9.5",
        Rule.SesSmtpPassword or Rule.ServiceCredential or Rule.PrivateKey => "8.0",
        Rule.SessionToken or Rule.SigninToken or Rule.EksToken or Rule.PresignedUrl or Rule.AppSyncKey => "6.0",
        _ => "3.0",
    };

    private static void WriteInvocation(Utf8JsonWriter json, ScanReport report)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.Coverage.IsWhole);
        json.WriteTime("endTimeUtc", report.AsOf);
        json.WriteStartObject("properties");
        json.WriteNumber("files", report.Coverage.Files);
        json.WriteNumber("commits", report.Coverage.Commits);
        json.WriteNumber("objects", report.Coverage.Objects);
        json.WriteNumber("bytes", report.Coverage.Bytes);
        json.WriteEndObject();
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var skipped in report.Coverage.Skipped)
        {
            json.WriteStartObject();
            json.WriteStartObject("descriptor");
            json.WriteString("id", Skipped);
            json.WriteNumber("index", 0);
            json.WriteEndObject();
            json.WriteString("level", skipped.Accepted is null ? "error" : "note");
            var why = skipped.Accepted is { } accepted ? $"{skipped.Reason}: {accepted}" : skipped.Reason;
            SarifResult.WriteMessage(json, $"Not looked at: {VisibleText.Of(skipped.Path)}: {VisibleText.Of(why)}");
            json.WriteTime("timeUtc", report.AsOf);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteText("text", text);
        json.WriteEndObject();
    }
}
