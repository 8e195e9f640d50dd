using System.Text.Json;
using Keytide.Cli.Output.Audit.Sarif;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Cli.Output.Scan.Sarif;

/// <summary>
/// A finding as a SARIF result. Suppressions are given for all results, because a log gives them for all or none (3.27.23).
/// </summary>
internal static class ScanSarifResult
{
    public static void Write(Utf8JsonWriter json, JudgedLeak leak, int ruleIndex)
    {
        var finding = leak.Found.Finding;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Name());
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("kind", "fail");
        json.WriteString("level", LevelOf(finding));
        SarifResult.WriteMessage(json, Message(leak));
        json.WriteStartArray("locations");
        WriteLocation(json, leak.Found);
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("keytideLeak/v1", finding.Fingerprint);
        json.WriteString("primaryLocationLineHash", $"{finding.Fingerprint}:1"); // The one that GitHub compares, with the path.
        json.WriteEndObject();
        WriteSuppressions(json, leak.Suppression);
        WriteProperties(json, leak);
        json.WriteEndObject();
    }

    // An id opens nothing alone, and neither does what has expired.
    private static string LevelOf(Finding finding) => finding switch
    {
        { Expired: true } => "note",
        { Rule: Rule.AccessKeyId or Rule.MwsToken, Confidence: Confidence.High } => "warning",
        { Confidence: Confidence.High } => "error",
        { Confidence: Confidence.Medium } => "warning",
        _ => "note",
    };

    private static string Message(JudgedLeak leak)
    {
        var standing = ScanSentences.Standing(leak);
        var todo = leak.Judgement.Todo ?? RuleText.Of(leak.Found.Finding.Rule).Todo;
        return VisibleText.Of(ScanSentences.Subject(leak)) + (standing.Length == 0 ? "." : $": {VisibleText.Of(standing)}.")
            + $"\nWhat to do: {VisibleText.Of(todo)}";
    }

    private static void WriteLocation(Utf8JsonWriter json, FileFinding found)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", ArtifactUri.Of(found.Path));
        if (!ArtifactUri.IsAbsolute(found.Path))
        {
            json.WriteString("uriBaseId", "%SRCROOT%");
        }

        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", Math.Max(1, found.Finding.Line));
        json.WriteNumber("startColumn", Math.Max(1, found.Finding.Column));
        json.WriteStartObject("snippet");
        json.WriteText("text", found.Finding.Excerpt);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSuppressions(Utf8JsonWriter json, LeakSuppression? suppression)
    {
        json.WriteStartArray("suppressions");
        if (suppression is not null)
        {
            json.WriteStartObject();
            json.WriteString("kind", suppression.Kind == SuppressionKind.Comment ? "inSource" : "external");
            json.WriteString("status", "accepted");
            json.WriteText("justification", ScanSentences.Accepted(suppression));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteProperties(Utf8JsonWriter json, JudgedLeak leak)
    {
        var finding = leak.Found.Finding;
        json.WriteStartObject("properties");
        json.WriteName("confidence", finding.Confidence);
        json.WriteName("status", leak.Judgement.Status);
        json.WriteText("accessKeyId", finding.AccessKeyId);
        json.WriteText("accountId", finding.AccountId);
        json.WriteText("secret", finding.Redacted);
        json.WriteText("owner", leak.Judgement.Owner);
        json.WriteText("commit", leak.Found.Commit?.Id);
        json.WriteText("author", leak.Found.Commit?.Author);
        json.WriteTime("date", leak.Found.Commit?.Date);
        json.WriteEndObject();
    }
}
