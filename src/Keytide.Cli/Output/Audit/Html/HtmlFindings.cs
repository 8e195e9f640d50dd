using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Html;

/// <summary>Tables of findings: how grave, who, what is the case and what to do, with the evidence to unfold.</summary>
internal static class HtmlFindings
{
    private const int LongestText = 600;
    private const int LongestName = 160;

    public static void WriteWorst(HtmlText page, AuditDigest digest)
    {
        if (digest.Worst.Offered == 0)
        {
            return;
        }

        var rows = digest.Worst.Sorted();
        page.Add($"""
            <section id="worst"><h2>Worst findings</h2>
            <p class="lead">The gravest first, the oldest credentials first among equals.</p>
            <div class="sheet">

            """);
        Write(page, rows, withAccount: true);
        if (digest.Worst.Rest > 0)
        {
            page.Add($"<p class=\"rest\">{Figure.Of(digest.Worst.Rest)} more: see the accounts below, or <code>--format csv</code>.</p>");
        }

        page.Add($"</div></section>\n");
    }

    public static void Write(HtmlText page, IEnumerable<FindingRow> rows, bool withAccount)
    {
        page.Add($"<table class=\"findings\"><thead><tr><th class=\"tight\" scope=\"col\">Severity</th><th scope=\"col\">Who</th>");
        page.Add($"<th scope=\"col\">What is the case, and what to do</th></tr></thead><tbody>\n");
        foreach (var row in rows)
        {
            var finding = row.Finding;
            var severity = ContractName.Of(finding.Severity);
            page.Add($"<tr><td class=\"tight\"><span class=\"chip {severity}\">{severity}</span></td><td>");
            WriteWho(page, row, withAccount);
            page.Add($"</td><td>");
            WriteWhat(page, finding);
            page.Add($"</td></tr>\n");
        }

        page.Add($"</tbody></table>\n");
    }

    public static void WriteWho(HtmlText page, FindingRow row, bool withAccount)
    {
        var finding = row.Finding;
        page.Add($"<span class=\"name\">{Cut(FindingSubject.Of(finding), LongestName)}</span>");
        if ((finding.CredentialId ?? finding.Resource) is { } id)
        {
            page.Add($"<code>{Cut(id, LongestName)}</code>");
        }
        else if (finding.CredentialKind is { } kind)
        {
            page.Add($"<span class=\"soft\">{ContractName.Of(kind)}</span>");
        }

        if (withAccount)
        {
            page.Add($" <span class=\"soft\">{Cut(row.AccountName ?? "", 64)} <code>{finding.AccountId.ToString()}</code></span>");
        }
    }

    private static void WriteWhat(HtmlText page, Finding finding)
    {
        page.Add($"{Cut(finding.Message, LongestText)} <code class=\"soft\">{finding.Check}</code>");
        if (finding.Baseline is BaselineState.New or BaselineState.Reopened)
        {
            page.Add($" <span class=\"chip {ContractName.Of(finding.Baseline.Value)}\">{ContractName.Of(finding.Baseline.Value)}</span>");
        }

        page.Add($"<span class=\"do\">{Cut(finding.Remediation, LongestText)}</span>");
        if (finding.Evidence.Count == 0)
        {
            return;
        }

        page.Add($"<details><summary>evidence</summary><ul>");
        foreach (var piece in finding.Evidence)
        {
            page.Add($"<li>{Cut(piece.Fact, LongestText)}: <code>{piece.Source}</code>, {Timestamp.Of(piece.ObservedAt)}</li>");
        }

        page.Add($"</ul></details>");
    }

    private static string Cut(string text, int longest) => VisibleText.Of(text, longest);
}
