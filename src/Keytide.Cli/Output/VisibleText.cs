using System.Globalization;
using System.Text;

namespace Keytide.Cli.Output;

/// <summary>
/// Untrusted text made fit for eyes: what cannot be seen, or would move the cursor or turn the reading direction, is written as an
/// escape such as <c>\n</c> or <c>\u202E</c>, so that it can be seen and does nothing.
/// </summary>
public static class VisibleText
{
    public static string Of(string? text)
    {
        if (text is null || !Hides(text))
        {
            return text ?? "";
        }

        var shown = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHidden(rune))
            {
                AppendEscape(shown, rune);
            }
            else
            {
                shown.Append(rune.ToString());
            }
        }

        return shown.ToString();
    }

    /// <summary>The same, cut to a length with an ellipsis, never through the middle of a character.</summary>
    public static string Of(string? text, int longest)
    {
        var shown = Of(text);
        if (shown.Length <= longest)
        {
            return shown;
        }

        var end = Math.Max(0, longest - 1);
        return string.Concat(shown.AsSpan(0, end > 0 && char.IsHighSurrogate(shown[end - 1]) ? end - 1 : end), "…");
    }

    /// <summary>Whether the text holds anything that <see cref="Of(string?)"/> would replace.</summary>
    public static bool Hides(string text)
    {
        foreach (var rune in text.EnumerateRunes()) // A surrogate without its other half is enumerated as U+FFFD.
        {
            if (IsHidden(rune))
            {
                return true;
            }
        }

        return false;
    }

    // Joiners (200D) and variation selectors belong to emoji and are kept.
    private static bool IsHidden(Rune rune) => rune.Value != 0x200D && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static void AppendEscape(StringBuilder shown, Rune rune) => shown.Append(rune.Value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        > 0xFFFF => $"\\U{rune.Value:X8}",
        _ => $"\\u{rune.Value:X4}",
    });
}
