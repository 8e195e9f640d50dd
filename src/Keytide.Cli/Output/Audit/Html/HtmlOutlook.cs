using Keytide.Cli.Output.Audit.Digest;

namespace Keytide.Cli.Output.Audit.Html;

/// <summary>Who will fail within 7, 15 and 30 days.</summary>
internal static class HtmlOutlook
{
    public static void Write(HtmlText page, AuditDigest digest)
    {
        page.Add($"<section id=\"ahead\"><h2>Ahead</h2>\n");
        if (AuditSentences.Outlook(digest) is not { } sentence)
        {
            page.Add($"<p class=\"lead\">Nothing that passes today will fail within 30 days by time alone.</p></section>\n");
            return;
        }

        page.Add($"<p class=\"lead\">{sentence}.</p><div class=\"sheet\"><table class=\"findings\"><thead><tr>");
        page.Add($"<th class=\"tight\" scope=\"col\">Passes until</th><th scope=\"col\">Who</th><th scope=\"col\">Account</th>");
        page.Add($"<th scope=\"col\">What will fail</th></tr></thead><tbody>\n");
        foreach (var row in digest.Outlook.Coming.Sorted())
        {
            var until = row.Finding.PassesUntil!.Value;
            var days = Timestamp.WholeDays(digest.Header.AsOf, until);
            var when = days == 0 ? "within a day" : $"in {Figure.Of(days, "day")}";
            page.Add($"<tr><td class=\"tight\">{Timestamp.Day(until)} <span class=\"soft\">{when}</span></td><td>");
            HtmlFindings.WriteWho(page, row, withAccount: false);
            page.Add($"</td><td>{VisibleText.Of(row.AccountName, 64)} <code class=\"soft\">{row.Finding.AccountId.ToString()}</code>");
            page.Add($"</td><td>{row.Finding.Title} <code class=\"soft\">{row.Finding.Check}</code></td></tr>\n");
        }

        page.Add($"</tbody></table>");
        if (digest.Outlook.Coming.Rest > 0)
        {
            page.Add($"<p class=\"rest\">{Figure.Of(digest.Outlook.Coming.Rest)} more within 30 days.</p>");
        }

        page.Add($"</div></section>\n");
    }
}
