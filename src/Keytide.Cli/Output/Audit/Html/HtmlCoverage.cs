using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Html;

/// <summary>What the report rests on: what is muted and by whom, what was read, and what was not.</summary>
internal static class HtmlCoverage
{
    private const int LongestText = 600;

    public static void WriteMuted(HtmlText page, AuditDigest digest)
    {
        if (digest.Muted.Offered == 0)
        {
            return;
        }

        page.Add($"""
            <section id="muted"><h2>Muted</h2>
            <p class="lead">Failures that somebody answers for, soonest to come back first.</p>
            <div class="sheet"><table class="findings"><thead><tr><th class="tight" scope="col">Until</th><th scope="col">Who</th>
            <th scope="col">What, and why it is accepted</th></tr></thead><tbody>

            """);
        foreach (var row in digest.Muted.Sorted())
        {
            var suppression = row.Finding.Suppression;
            page.Add($"<tr><td class=\"tight\">{(suppression is null ? "" : Timestamp.Day(suppression.Expires))}</td><td>");
            HtmlFindings.WriteWho(page, row, withAccount: true);
            page.Add($"</td><td>{VisibleText.Of(row.Finding.Message, LongestText)} <code class=\"soft\">{row.Finding.Check}</code>");
            page.Add($"<span class=\"do\">{VisibleText.Of(suppression?.Reason, LongestText)} — ");
            page.Add($"{VisibleText.Of(suppression?.Owner, 128)}");
            page.Add($"{(suppression?.Ticket is { } ticket ? $", {VisibleText.Of(ticket, 128)}" : "")}</span></td></tr>\n");
        }

        page.Add($"</tbody></table>");
        WriteRest(page, digest.Muted.Rest);
        page.Add($"</div></section>\n");
    }

    public static void Write(HtmlText page, AuditDigest digest, AuditSummary summary)
    {
        page.Add($"<section id=\"coverage\"><h2>What was read</h2><p class=\"lead\">{AuditSentences.Accounts(summary)}, ");
        page.Add($"with {Figure.Of(summary.Calls, "call")}. ");
        if (digest.Gaps.Offered == 0)
        {
            page.Add($"Everything that was asked for was read.</p></section>\n");
            return;
        }

        page.Add($"What follows could not be read; nothing in this report is a statement about it.</p>\n<div class=\"sheet\"><table>");
        page.Add($"<thead><tr><th scope=\"col\">Account</th><th scope=\"col\">Not read, and why</th></tr></thead><tbody>\n");
        foreach (var row in digest.Gaps.Sorted())
        {
            page.Add($"<tr><td class=\"tight\">{VisibleText.Of(row.AccountName ?? "", 64)} <code>{row.AccountId.ToString()}</code></td>");
            page.Add($"<td>{VisibleText.Of(row.Gap.Message, LongestText)}</td></tr>\n");
        }

        page.Add($"</tbody></table>");
        WriteRest(page, digest.Gaps.Rest);
        page.Add($"</div></section>\n");
    }

    private static void WriteRest(HtmlText page, long rest)
    {
        if (rest > 0)
        {
            page.Add($"<p class=\"rest\">{Figure.Of(rest)} more: use <code>--format csv</code>.</p>");
        }
    }
}
