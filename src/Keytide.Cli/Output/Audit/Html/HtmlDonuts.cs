using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Html;

/// <summary>How many of those who should have MFA have it.</summary>
internal static class HtmlDonuts
{
    private const double Around = 100; // The circle's radius is chosen so that its circumference is 100.

    public static void Write(HtmlText page, AuditDigest digest)
    {
        page.Add($"<div class=\"card\"><h3>MFA coverage</h3><p>Who signs in with a second factor.</p><div class=\"donuts\">\n");
        Donut(page, "Console users", digest.ConsoleMfa);
        Donut(page, "Root users", digest.RootMfa);
        page.Add($"</div></div>\n");
    }

    private static void Donut(HtmlText page, string who, VerdictCounts verdicts)
    {
        var with = verdicts[Verdict.Pass];
        var without = verdicts[Verdict.Fail] + verdicts[Verdict.Muted];
        var unknown = verdicts[Verdict.Unknown];
        var all = with + without + unknown;
        var share = all == 0 ? "–" : HtmlHeadline.Share(with, all).Replace("under ", "<", StringComparison.Ordinal)
            .Replace("over ", ">", StringComparison.Ordinal);
        var words = $"{who}: {Figure.Of(with)} with MFA, {Figure.Of(without)} without, {Figure.Of(unknown)} unknown";
        page.Add($"<figure><svg viewBox=\"0 0 42 42\" role=\"img\" aria-label=\"{words}\"><title>{words}</title>");
        page.Add($"<circle class=\"ring\" cx=\"21\" cy=\"21\" r=\"15.915\" stroke-width=\"5\"/>");
        var from = 0.0;
        foreach (var (tone, count) in new[] { ("good", with), ("bad", without), ("unknown", unknown) })
        {
            if (count > 0)
            {
                var length = Around * count / all;
                page.Add($"<circle class=\"ring r-{tone}\" cx=\"21\" cy=\"21\" r=\"15.915\" stroke-width=\"5\" ");
                page.Add($"stroke-dasharray=\"{N(length)} {N(Around - length)}\" stroke-dashoffset=\"{N(25 - from)}\"/>");
                from += length;
            }
        }

        page.Add($"<text x=\"21\" y=\"24\">{share}</text></svg><figcaption><b>{who}</b><br>");
        if (all == 0)
        {
            page.Add($"not judged</figcaption></figure>\n");
            return;
        }

        page.Add($"{Figure.Of(with)} with MFA<br>");
        page.Add($"{Figure.Of(without)} without{(unknown > 0 ? $", {Figure.Of(unknown)} unknown" : "")}</figcaption></figure>\n");
    }

    private static string N(double value) => value.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
