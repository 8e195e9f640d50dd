using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Keytide.Tests.Sandbox.Conformance;

/// <summary>Compares what was recorded, as boto3 showed it, with the XML that the sandbox sends.</summary>
internal static partial class RecordedValue
{
    /// <summary>The first difference in words, or nothing.</summary>
    public static string Difference(string path, JsonElement recorded, XElement? ours) => recorded.ValueKind switch
    {
        _ when path.EndsWith("PolicyDocument", StringComparison.Ordinal) => OfDocument(path, recorded, ours),
        JsonValueKind.Object => OfObject(path, recorded, ours),
        JsonValueKind.Array => OfList(path, recorded, ours),
        _ => OfText(path, Text(recorded), ours?.Value),
    };

    /// <summary>Whether the text is the recorded one, placeholders standing for anything.</summary>
    public static bool IsLike(string recorded, string ours)
    {
        var pattern = string.Join(".+", Placeholder().Split(recorded).Select(Regex.Escape));
        return Regex.IsMatch(ours, $@"\A{pattern}\z", RegexOptions.Singleline);
    }

    private static string OfObject(string path, JsonElement recorded, XElement? ours)
    {
        var isMap = ours?.Elements().FirstOrDefault()?.Name.LocalName == "entry";
        var members = isMap
            ? ours!.Elements().ToDictionary(entry => entry.Elements().First().Value, entry => entry.Elements().Last())
            : ours?.Elements().ToDictionary(element => element.Name.LocalName) ?? [];

        foreach (var member in recorded.EnumerateObject().Where(member => member.Name != "ResponseMetadata"))
        {
            if (!members.Remove(member.Name, out var element))
            {
                return $"{path}.{member.Name} is missing";
            }

            if (Difference($"{path}.{member.Name}", member.Value, element) is { Length: > 0 } difference)
            {
                return difference;
            }
        }

        return members.Count == 0 ? "" : $"{path}.{members.Keys.First()} is too much";
    }

    private static string OfList(string path, JsonElement recorded, XElement? ours)
    {
        var items = recorded.EnumerateArray().ToList();
        var elements = ours?.Elements().ToList() ?? [];
        return items.Count == elements.Count
            ? items.Select((item, i) => Difference($"{path}[{i}]", item, elements[i])).FirstOrDefault(text => text.Length > 0) ?? ""
            : $"{path} has {elements.Count} members and not {items.Count}";
    }

    private static string OfDocument(string path, JsonElement recorded, XElement? ours)
    {
        var document = JsonDocument.Parse(Uri.UnescapeDataString(ours?.Value ?? "null"));
        return OfText(path, JsonSerializer.Serialize(recorded), JsonSerializer.Serialize(document.RootElement));
    }

    private static string OfText(string path, string recorded, string? ours) =>
        ours is not null && (IsLike(recorded, ours) || recorded == Kebab(path)) ? "" : $"{path} is \"{ours}\" and not \"{recorded}\"";

    // Counts were replaced by the member's own name, written m-f-a-devices.
    private static string Kebab(string path) =>
        Capital().Replace(path[(path.LastIndexOf('.') + 1)..], match => "-" + match.Value.ToLowerInvariant()).TrimStart('-');

    private static string Text(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => element.ToString(),
    };

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();

    // In serialised documents the angle brackets are escaped.
    [GeneratedRegex(@"(?:<|\\u003C)[^<>]*?(?:>|\\u003E)")]
    private static partial Regex Placeholder();
}
