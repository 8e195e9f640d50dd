using System.Globalization;

namespace Keytide.Cli.Output.Audit.Html;

/// <summary>Bars: a name, a bar of coloured parts as inline SVG, a figure. The text is HTML, to stay readable at any width.</summary>
internal static class HtmlBars
{
    public readonly record struct Part(string Tone, long Count, string What);

    /// <param name="page">Where to write.</param>
    /// <param name="name">What the bar is of.</param>
    /// <param name="parts">Its parts from left to right.</param>
    /// <param name="full">The count that fills the width.</param>
    /// <param name="figure">What stands at the right.</param>
    public static void Row(HtmlText page, HtmlText name, IReadOnlyList<Part> parts, long full, string figure)
    {
        page.Add($"<div class=\"name\">{name}</div>{Bar(parts, full)}<div class=\"number\">{figure}</div>\n");
    }

    /// <summary>The bar alone. Its title says in words what it shows.</summary>
    public static HtmlText Bar(IReadOnlyList<Part> parts, long full)
    {
        var shown = parts.Where(part => part.Count > 0).ToList();
        var words = shown.Count == 0 ? "none" : string.Join(", ", shown.Select(part => $"{Figure.Of(part.Count)} {part.What}"));
        var bar = new HtmlText();
        bar.Add($"<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{words}\"><title>{words}</title>");
        bar.Add($"<rect class=\"track\" width=\"1000\" height=\"10\"/>");
        var left = 0.0;
        foreach (var part in shown)
        {
            var width = 1000.0 * part.Count / Math.Max(1, full);
            bar.Add($"<rect class=\"f-{part.Tone}\" x=\"{Number(left)}\" width=\"{Number(Math.Max(width, 4))}\" height=\"10\"/>");
            left += width;
        }

        return bar.Add($"</svg>");
    }

    public static void Legend(HtmlText page, params IReadOnlyList<(string Tone, string What)> entries)
    {
        page.Add($"<ul class=\"legend\">");
        foreach (var (tone, what) in entries)
        {
            page.Add($"<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\">");
            page.Add($"<rect class=\"f-{tone}\" width=\"10\" height=\"10\" rx=\"2\"/></svg>{what}</li>");
        }

        page.Add($"</ul>\n");
    }

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
