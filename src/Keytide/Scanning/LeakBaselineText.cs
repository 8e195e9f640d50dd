using System.Globalization;
using System.Text.Json;
using Keytide.Scanner;

namespace Keytide.Scanning;

/// <summary>A baseline as the text of a file: JSON, one leak a line, so that a change of it reads well in a review.</summary>
public static class LeakBaselineText
{
    private const string Version = "1";

    private static readonly Dictionary<string, Rule> Rules =
        Enum.GetValues<Rule>().ToDictionary(rule => rule.Name(), StringComparer.Ordinal);

    public static string Write(LeakBaseline baseline)
    {
        var leaks = baseline.Known.Select(leak =>
            $$"""    { "id": "{{leak.Name}}", "rule": "{{leak.Rule.Name()}}", "since": "{{leak.Since:yyyy-MM-dd}}" }""");
        var list = baseline.Known.Count == 0 ? "[]" : $"[\n{string.Join(",\n", leaks)}\n  ]";
        return $$"""
            {
              "keytideBaseline": "{{Version}}",
              "key": "{{Convert.ToBase64String(baseline.Key.Span)}}",
              "leaks": {{list}}
            }

            """.ReplaceLineEndings("\n");
    }

    /// <param name="text">The file's content.</param>
    /// <param name="file">Its name, for the message.</param>
    /// <exception cref="KeytideException">It is no baseline.</exception>
    public static LeakBaseline Read(string text, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
            var root = document.RootElement;
            if (root.GetProperty("keytideBaseline").GetString() != Version)
            {
                throw Unreadable(file, "its version is not known", null);
            }

            var key = Convert.FromBase64String(root.GetProperty("key").GetString() ?? "");
            return key.Length == LeakBaseline.KeyLength
                ? new LeakBaseline(key, [.. root.GetProperty("leaks").EnumerateArray().Select(Leak)])
                : throw Unreadable(file, "its key has the wrong length", null);
        }
        catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Unreadable(file, "it is damaged or something else", problem);
        }
    }

    private static KnownLeak Leak(JsonElement leak)
    {
        var since = leak.GetProperty("since").GetString();
        var rule = leak.GetProperty("rule").GetString();
        return rule is not null && Rules.TryGetValue(rule, out var known)
            && DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new KnownLeak(leak.GetProperty("id").GetString() ?? "", known, day)
            : throw new FormatException("An entry names no rule or no day.");
    }

    private static KeytideException Unreadable(string file, string why, Exception? inner) => new(
        $"\"{Quoted.Shorten(file)}\" is no baseline of leaks: {why}.", "Write one with keytide scan --write-baseline FILE.", inner);
}
