using System.Text.Json;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Cli.Output.Scan;

/// <summary>The JSON of a scan. Its fields are only ever added to. What is accepted is in it too, with the reason.</summary>
public static class ScanJson
{
    private const int Piece = 1 << 16;

    private static readonly JsonWriterOptions Options = JsonText.WriterOptions with { Indented = true, NewLine = "\n" };

    public static async Task WriteAsync(ScanReport report, Stream output, CancellationToken cancellation)
    {
        await using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("schemaVersion", "1");
        json.WriteTime("asOf", report.AsOf);
        WriteCoverage(json, report.Coverage);
        WriteSummary(json, report);
        json.WriteStartArray("findings");
        foreach (var leak in report.Leaks)
        {
            Write(json, leak);
            if (json.BytesPending > Piece)
            {
                await json.FlushAsync(cancellation);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
        await output.WriteAsync("\n"u8.ToArray(), cancellation);
    }

    private static void WriteCoverage(Utf8JsonWriter json, ScanCoverage coverage)
    {
        json.WriteStartObject("scanned");
        json.WriteNumber("files", coverage.Files);
        json.WriteNumber("bytes", coverage.Bytes);
        json.WriteNumber("commits", coverage.Commits);
        json.WriteNumber("blobs", coverage.Blobs);
        json.WriteNumber("objects", coverage.Objects);
        json.WriteStartArray("skipped");
        foreach (var skipped in coverage.Skipped)
        {
            json.WriteStartObject();
            json.WriteText("path", skipped.Path);
            json.WriteText("reason", skipped.Reason);
            if (skipped.Accepted is { } accepted)
            {
                json.WriteText("accepted", accepted);
            }
            else
            {
                json.WriteNull("accepted");
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, ScanReport report)
    {
        var tally = ScanTally.Of(report);
        json.WriteStartObject("summary");
        json.WriteNumber("findings", tally.Findings);
        json.WriteNumber("credentials", tally.Credentials);
        json.WriteNumber("accepted", tally.Accepted);
        json.WriteStartObject("byConfidence");
        json.WriteNumber("high", tally.High);
        json.WriteNumber("medium", tally.Medium);
        json.WriteNumber("low", tally.Low);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, JudgedLeak leak)
    {
        var finding = leak.Found.Finding;
        var judgement = leak.Judgement;
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Name());
        json.WriteString("fingerprint", finding.Fingerprint);
        json.WriteText("path", leak.Found.Path);
        json.WriteNumber("line", finding.Line);
        json.WriteNumber("column", finding.Column);
        WriteCommit(json, leak.Found.Commit);
        json.WriteText("accessKeyId", finding.AccessKeyId);
        json.WriteText("accountId", finding.AccountId);
        json.WriteText("secret", finding.Redacted);
        json.WriteName("confidence", finding.Confidence);
        json.WriteName("status", judgement.Status);
        json.WriteText("owner", judgement.Owner);
        json.WriteNumber("score", finding.Score);
        WriteReasons(json, finding);
        json.WriteText("excerpt", finding.Excerpt);
        json.WriteText("encoding", finding.Encoding);
        json.WriteText("objectId", leak.Found.ObjectId);
        json.WriteBoolean("unreachable", leak.Found.IsUnreachable);
        json.WriteText("principal", judgement.PrincipalArn ?? finding.Principal);
        json.WriteTime("expiresAt", finding.ExpiresAt);
        json.WriteBoolean("expired", finding.Expired);
        WriteJudgement(json, judgement);
        WriteSuppression(json, leak.Suppression);
        json.WriteText("remark", leak.Remark);
        json.WriteEndObject();
    }

    private static void WriteCommit(Utf8JsonWriter json, CommitReference? commit)
    {
        if (commit is null)
        {
            json.WriteNull("commit");
            return;
        }

        json.WriteStartObject("commit");
        json.WriteString("id", commit.Id);
        json.WriteText("author", commit.Author);
        json.WriteTime("date", commit.Date);
        json.WriteEndObject();
    }

    private static void WriteReasons(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartArray("reasons");
        foreach (var reason in finding.Reasons)
        {
            json.WriteStartObject();
            json.WriteText("text", reason.Text);
            json.WriteNumber("points", reason.Points);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteJudgement(Utf8JsonWriter json, LeakJudgement judgement)
    {
        if (judgement.IsOurs is { } ours)
        {
            json.WriteBoolean("ours", ours);
        }
        else
        {
            json.WriteNull("ours");
        }

        json.WriteBoolean("canary", judgement.IsCanary);
        json.WriteText("accountName", judgement.AccountName);
        json.WriteTime("createdAt", judgement.CreatedAt);
        json.WriteTime("lastUsedAt", judgement.LastUsedAt);
        json.WriteTime("statusAsOf", judgement.AsOf);
        json.WriteText("statusReason", judgement.Because);
        json.WriteText("todo", judgement.Todo);
    }

    private static void WriteSuppression(Utf8JsonWriter json, LeakSuppression? suppression)
    {
        if (suppression is null)
        {
            json.WriteNull("accepted");
            return;
        }

        json.WriteStartObject("accepted");
        json.WriteName("by", suppression.Kind);
        json.WriteText("reason", suppression.Reason);
        json.WriteText("owner", suppression.Owner);
        json.WriteTime("until", suppression.Expires);
        json.WriteEndObject();
    }
}
