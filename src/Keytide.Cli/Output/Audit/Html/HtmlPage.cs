using System.Security.Cryptography;
using System.Text;
using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Html;

/// <summary>The page around the sections of the report.</summary>
internal static class HtmlPage
{
    private static readonly string Style = Resource("report.css");
    private static readonly string Script = Resource("report.js");

    public static string Write(AuditDigest digest, AuditSummary summary)
    {
        var page = new HtmlText();
        WriteHead(page, digest);
        page.Add($"<body>\n");
        HtmlHeadline.WriteHeader(page, digest, summary);
        page.Add($"<main class=\"wrap\">\n");
        HtmlHeadline.WriteTiles(page, digest, summary);
        WriteContents(page, digest);
        HtmlHeadline.WriteRisks(page, digest);
        HtmlCharts.Write(page, digest, summary);
        HtmlFindings.WriteWorst(page, digest);
        HtmlOutlook.Write(page, digest);
        HtmlAccounts.Write(page, digest);
        HtmlControls.Write(page, digest);
        HtmlCoverage.WriteMuted(page, digest);
        HtmlCoverage.Write(page, digest, summary);
        page.Add($"</main>\n");
        WriteFooter(page, digest);
        return page + $"<script>{Script}</script>\n</body>\n</html>\n";
    }

    // Nothing may be loaded or sent; only this very style sheet and this very script count, so that a name that got past the escaping
    // would still do nothing.
    private static void WriteHead(HtmlText page, AuditDigest digest)
    {
        var policy = $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'";
        page.Add($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <title>Credential audit, {Timestamp.Day(digest.Header.AsOf)}</title>

            """);
        page.Add(Trusted($"<style>{Style}</style>\n</head>\n"));
    }

    private static void WriteContents(HtmlText page, AuditDigest digest)
    {
        page.Add($"<nav aria-label=\"Contents\">");
        foreach (var (id, title, isThere) in new[]
                 {
                     ("risks", "What matters most", digest.FailedChecks.Count > 0),
                     ("charts", "At a glance", true),
                     ("worst", "Worst findings", digest.Worst.Offered > 0),
                     ("ahead", "Ahead", true),
                     ("accounts", "Accounts", true),
                     ("controls", "Controls", true),
                     ("muted", "Muted", digest.Muted.Offered > 0),
                     ("coverage", "What was read", true),
                 })
        {
            if (isThere)
            {
                page.Add($"<a href=\"#{id}\">{title}</a>");
            }
        }

        page.Add($"</nav>\n");
    }

    private static void WriteFooter(HtmlText page, AuditDigest digest)
    {
        page.Add($"""
            <footer><div class="wrap">
            <p>Keytide {digest.Header.ToolVersion}. Every age is computed for {Timestamp.Of(digest.Header.AsOf)}.</p>
            <p>A finding is one check on one subject: <b>fail</b>, <b>pass</b>, <b>muted</b> (somebody answers for it until a date),
            <b>not applicable</b>, or <b>unknown</b> (a fact that decides could not be read; it is never counted as a pass).
            Last use is what AWS has recorded, with a lag of minutes to hours.</p>
            </div></footer>

            """);
    }

    private static HtmlText Trusted(string markup)
    {
        var text = new HtmlText();
        new HtmlText.Markup(0, 0, text).AppendLiteral(markup);
        return text;
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(HtmlPage).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
