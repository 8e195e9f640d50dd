using System.Text.Json;

namespace Keytide.Cli.Output.Audit.Asff;

/// <summary>Strings as Security Hub takes them: bounded, visible, and never blank (its NonEmptyString).</summary>
internal static class AsffText
{
    public static string Of(string? text, int longest)
    {
        var shown = VisibleText.Of(text, longest);
        return string.IsNullOrWhiteSpace(shown) ? "-" : shown;
    }

    public static void WriteBounded(this Utf8JsonWriter json, string name, string? text, int longest) =>
        json.WriteString(name, Of(text, longest));

    /// <summary>Leaves the member out where there is nothing to say.</summary>
    public static void WriteBoundedIfAny(this Utf8JsonWriter json, string name, string? text, int longest)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            json.WriteBounded(name, text, longest);
        }
    }
}
