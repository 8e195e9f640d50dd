using System.Security;
using System.Text.Json;
using System.Text.RegularExpressions;
using Keytide.Connectors.Aws.Wire;
using Keytide.Tests.Support;

namespace Keytide.Tests.Aws.Iam;

/// <summary>
/// Answers recorded on real AWS by others, put back on the wire. The recordings hold what botocore made of the XML, with what varies
/// replaced by placeholders such as &lt;datetime&gt;.
/// </summary>
internal static partial class Recording
{
    public static string? Absence => Repository.SharedData is null ? "the recorded answers are not beside this checkout" : null;

    /// <summary>The answer that a test of the given name recorded under the given step.</summary>
    public static AwsResponse Answer(string file, string test, string step, string action)
    {
        var path = Path.Combine(Repository.SharedData!, "aws-recorded", $"{file}.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var recorded = document.RootElement.EnumerateObject()
            .Single(entry => entry.Name.EndsWith($"::{test}", StringComparison.Ordinal)).Value
            .GetProperty("recorded-content").GetProperty(step);
        var status = recorded.GetProperty("ResponseMetadata").GetProperty("HTTPStatusCode").GetInt32();
        var members = recorded.EnumerateObject().Where(member => member.Name != "ResponseMetadata");
        var content = string.Concat(members.Select(member => Element(member.Name, member.Value)));
        return status == 200
            ? ScriptedTransport.Result(action, content)
            : ScriptedTransport.Xml($"<ErrorResponse>{content}</ErrorResponse>", status);
    }

    private static string Element(string name, JsonElement value) => value.ValueKind switch
    {
        // The one map among the recordings; on the wire a map is a list of entries.
        JsonValueKind.Object when name == "SummaryMap" =>
            $"<{name}>{string.Concat(value.EnumerateObject().Select(Entry))}</{name}>",
        JsonValueKind.Object => $"<{name}>{string.Concat(value.EnumerateObject().Select(m => Element(m.Name, m.Value)))}</{name}>",
        JsonValueKind.Array => $"<{name}>{string.Concat(value.EnumerateArray().Select(item => Element("member", item)))}</{name}>",
        JsonValueKind.String => $"<{name}>{SecurityElement.Escape(Filled(value.GetString()!))}</{name}>",
        _ => $"<{name}>{value.GetRawText()}</{name}>",
    };

    // Counts that vary between accounts were replaced by words; any number will do for them.
    private static string Entry(JsonProperty entry)
    {
        var value = entry.Value.ValueKind == JsonValueKind.Number ? entry.Value.GetRawText() : "7";
        return $"<entry><key>{entry.Name}</key><value>{value}</value></entry>";
    }

    private static string Filled(string text) => AccessKey().Replace(text, "AKIAIOSFODNN7EXAMPL$1")
        .Replace("<datetime>", "2026-02-17T09:44:52Z", StringComparison.Ordinal)
        .Replace("<partition>", "aws", StringComparison.Ordinal);

    [GeneratedRegex("^<access-key-id:([0-9])>$")]
    private static partial Regex AccessKey();
}
