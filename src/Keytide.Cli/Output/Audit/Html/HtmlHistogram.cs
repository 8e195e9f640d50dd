using Keytide.Cli.Output.Audit.Digest;

namespace Keytide.Cli.Output.Audit.Html;

/// <summary>Active access keys by age, with a line at each limit.</summary>
internal static class HtmlHistogram
{
    private const double Width = 380;
    private const double Base = 150;
    private const double Top = 26;
    private const double Step = Width / 9;

    public static void Write(HtmlText page, KeyAges ages)
    {
        var most = Math.Max(1, ages.Spans.Max(span => span.Keys));
        var words = string.Join(", ", ages.Spans.Select(span => $"{span.Name}: {Figure.Of(span.Keys)}"));
        page.Add($"<div class=\"card\"><h3>Access keys by age</h3><p>Active keys. Each class ends at a limit of some check.</p>\n");
        page.Add($"<svg class=\"histogram\" viewBox=\"0 0 380 178\" role=\"img\" aria-label=\"{words}\"><title>{words}</title>\n");
        for (var i = 0; i < ages.Spans.Count; i++)
        {
            var span = ages.Spans[i];
            var height = (Base - Top) * span.Keys / most;
            var tone = span.UpToDays <= 90 ? "good" : span.UpToDays <= 365 ? "medium" : "critical";
            var (x, middle) = (i * Step, (i + 0.5) * Step);
            page.Add($"<rect class=\"f-{tone}\" x=\"{N(x + 4)}\" y=\"{N(Base - height)}\" ");
            page.Add($"width=\"{N(Step - 8)}\" height=\"{N(height)}\" rx=\"2\"/>");
            Label(page, middle, Base - height - 4, Figure.Of(span.Keys), "count");
            Label(page, middle, Base + 13, span.Name[..^2], "");
        }

        page.Add($"<line class=\"base\" x1=\"0\" x2=\"380\" y1=\"{N(Base)}\" y2=\"{N(Base)}\"/>");
        Limit(page, 3, "90 days");
        Limit(page, 5, "365 days");
        Label(page, 2.5 * Step, 175, "days", "");
        Label(page, 7 * Step, 175, "years", "");
        page.Add($"</svg>");
        if (ages.Unknown > 0)
        {
            page.Add($"<p class=\"legend\">Age unknown: {Figure.Of(ages.Unknown, "key")}.</p>");
        }

        page.Add($"</div>\n");
    }

    private static void Limit(HtmlText page, int after, string name)
    {
        var x = after * Step;
        page.Add($"<line class=\"limit\" x1=\"{N(x)}\" x2=\"{N(x)}\" y1=\"4\" y2=\"{N(Base)}\"/>");
        page.Add($"<text x=\"{N(x + 4)}\" y=\"11\">{name}</text>\n");
    }

    private static void Label(HtmlText page, double x, double y, string text, string kind) =>
        page.Add($"<text class=\"{kind}\" x=\"{N(x)}\" y=\"{N(y)}\" text-anchor=\"middle\">{text}</text>\n");

    private static string N(double value) => HtmlBars.Number(value);
}
