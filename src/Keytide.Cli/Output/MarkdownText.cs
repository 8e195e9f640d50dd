using System.Text;

namespace Keytide.Cli.Output;

/// <summary>
/// Untrusted text in Markdown (CommonMark, GitHub's flavour). Punctuation is escaped, so that nothing becomes a link, an image, HTML or
/// a new table cell; what GitHub links by itself (@names, #numbers, addresses) is broken by a zero-width space.
/// </summary>
public static class MarkdownText
{
    private const string Break = "&#8203;";

    public static string Of(string? text, int longest = int.MaxValue)
    {
        var shown = VisibleText.Of(text, longest);
        var escaped = new StringBuilder(shown.Length + 16);
        for (var i = 0; i < shown.Length; i++)
        {
            escaped.Append(shown[i] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '@' => "@" + Break,
                '#' => "#" + Break,
                ':' when shown.AsSpan(i).StartsWith("://") => ":" + Break,
                '.' when shown.AsSpan(0, i).EndsWith("www", StringComparison.OrdinalIgnoreCase) => Break + ".",
                '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '~' or '$' => "\\" + shown[i],
                _ => shown[i].ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>A name or id in a code span, where it stands exactly as it is and links to nothing.</summary>
    public static string Code(string? text, int longest = int.MaxValue)
    {
        var shown = VisibleText.Of(text, longest);
        if (shown.Trim().Length == 0)
        {
            return "";
        }

        // The fence must be longer than any run of backticks inside; a pipe would end the table's cell even inside a span.
        var fence = new string('`', LongestRun(shown) + 1);
        var pad = shown[0] == '`' || shown[^1] == '`' ? " " : "";
        return $"{fence}{pad}{shown.Replace("|", "\\|", StringComparison.Ordinal)}{pad}{fence}";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
