namespace Keytide;

/// <summary>Makes untrusted text fit to stand in a message: control characters replaced, length bounded.</summary>
public static class Quoted
{
    private const int Longest = 80;

    public static string Shorten(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var shown = text.Length > Longest ? string.Concat(text.AsSpan(0, Longest), "…") : text;
        return shown.AsSpan().ContainsAnyInRange('\0', '\u001f') || shown.AsSpan().ContainsAnyInRange('\u007f', '\u009f')
            ? string.Concat(shown.Select(c => char.IsControl(c) ? '\ufffd' : c))
            : shown;
    }
}
