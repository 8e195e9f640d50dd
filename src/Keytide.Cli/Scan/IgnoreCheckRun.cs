using System.Text;
using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Connectors.Files;
using Keytide.Scanning;

namespace Keytide.Cli.Scan;

/// <summary>
/// One run of <c>keytide scan --ignore-check</c>: whether .gitignore keeps out the files that hold credentials by their nature. The lines
/// that are missing are the result, so that they can be appended to the file as they come.
/// </summary>
internal sealed class IgnoreCheckRun(CommandContext context, ScanRequest request)
{
    private static readonly IReadOnlyList<OutputFormat> Formats = [OutputFormat.Table, OutputFormat.Json];

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var format = OutputFormats.Choose(context.Settings.Format, context.Settings.Output, Formats);
        var folder = request.Paths.Count == 0 ? "." : request.Paths[0];
        var committed = CommittedIgnoreRules.Of(folder);
        var missing = IgnoreExpectation.All.Where(expected => !expected.IsKeptOut(committed.Rules, committed.FromTop)).ToList();
        await using (var result = ResultStream.Open(context))
        {
            await result.Stream.WriteAsync(
                Encoding.UTF8.GetBytes(format == OutputFormat.Json ? Json(folder, missing) : Lines(missing)), cancellation);
            await result.CompleteAsync(cancellation);
        }

        context.Talk.Note(missing.Count == 0
            ? $"{folder}: .gitignore keeps out all {IgnoreExpectation.All.Count} kinds of credential files."
            : $"{folder}: .gitignore lets in {missing.Count} of {IgnoreExpectation.All.Count} kinds of credential files, such as "
                + $"{missing[0].Samples[0]}. Append the lines above to it: keytide scan --ignore-check >> .gitignore");
        return ExitCode.Of(findings: missing.Count > 0, incomplete: false);
    }

    private static string Lines(List<IgnoreExpectation> missing) =>
        string.Concat(missing.SelectMany(expected => expected.Lines).Select(line => line + "\n"));

    private static string Json(string folder, List<IgnoreExpectation> missing)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonText.WriterOptions))
        {
            json.WriteStartObject();
            json.WriteString("schemaVersion", "1");
            json.WriteText("folder", folder);
            json.WriteStartArray("missing");
            foreach (var expected in missing)
            {
                json.WriteStartObject();
                WriteAll(json, "lines", expected.Lines);
                WriteAll(json, "lets", expected.Samples);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteTextValue(text);
        }

        json.WriteEndArray();
    }
}
