namespace Keytide;

/// <summary>Makes untrusted text fit to stand in a message: control characters replaced, length bounded.</summary>
public static class Quoted
{
    private const int LongestName = 80;
    private const int LongestSentence = 400;

    /// <summary>A name or a value that stands in a sentence: at most 80 characters.</summary>
    public static string Shorten(string? text) => Bounded(text, LongestName);

    /// <summary>Somebody else's whole message: at most 400 characters, on one line.</summary>
    public static string Sentence(string? text) => Bounded(text, LongestSentence);

    private static string Bounded(string? text, int longest)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var shown = text.Length > longest ? string.Concat(text.AsSpan(0, longest), "…") : text;
        return shown.AsSpan().ContainsAnyInRange('\0', '\u001f') || shown.AsSpan().ContainsAnyInRange('\u007f', '\u009f')
            ? string.Concat(shown.Select(c => char.IsControl(c) ? '\ufffd' : c))
            : shown;
    }
}
