using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Html;

/// <summary>What is read in a minute: the verdict, the figures, the few things that matter most.</summary>
internal static class HtmlHeadline
{
    private const int MostRisks = 6;
    private const int RotationLimit = 90;

    public static void WriteHeader(HtmlText page, AuditDigest digest, AuditSummary summary)
    {
        page.Add($"""
            <header><div class="wrap">
            <div class="brand"><b>Keytide</b><span>Credential audit{(digest.Header.IsOrganization ? " of the organization" : "")},
            <time datetime="{Timestamp.Of(digest.Header.AsOf)}">{Day(digest.Header.AsOf)}</time></span></div>
            <h1>{AuditSentences.Verdict(summary)}</h1>
            <p>{AuditSentences.Accounts(summary)}. {AuditSentences.Inventory(summary)}.</p>

            """);
        foreach (var (severity, count) in AuditSentences.BySeverity(summary))
        {
            page.Add($"<span class=\"flag {ContractName.Of(severity)}\">{Figure.Of(count)} {ContractName.Of(severity)}</span>");
        }

        if (summary.Count(Verdict.Unknown) is > 0 and var unknown)
        {
            page.Add($"<span class=\"flag unknown\">{Figure.Of(unknown)} unknown</span>");
        }

        if (summary.Accounts > summary.Count(AccountStatus.Complete))
        {
            page.Add($"<span class=\"flag unknown\">not everything read</span>");
        }

        if (summary.Worst is null && !summary.IsIncomplete)
        {
            page.Add($"<span class=\"flag pass\">nothing failed</span>");
        }

        if (AuditSentences.SinceBaseline(digest) is { } since)
        {
            page.Add($"<p>{since}</p>");
        }

        page.Add($"</div></header>\n");
    }

    public static void WriteTiles(HtmlText page, AuditDigest digest, AuditSummary summary)
    {
        var serious = summary.Count(Severity.Critical) + summary.Count(Severity.High);
        var old = digest.KeyAges.OlderThan(RotationLimit);
        var idle = digest.KeyIdleness.Unused + digest.PasswordIdleness.Unused;
        var withoutMfa = digest.ConsoleMfa[Verdict.Fail] + digest.ConsoleMfa[Verdict.Muted];
        var console = withoutMfa + digest.ConsoleMfa[Verdict.Pass];
        var coming = digest.Outlook.Coming.Offered;
        var whole = summary.Count(AccountStatus.Complete);
        page.Add($"<div class=\"tiles\">\n");
        Tile(page, serious > 0 ? "bad" : "good", serious, "critical or high", $"of {Figure.Of(summary.Count(Verdict.Fail), "finding")}");
        Tile(page, "plain", summary.ActiveAccessKeys, "active access keys", $"{Figure.Of(summary.AccessKeys)} in all");
        Tile(page, old > 0 ? "warn" : "good", old, "keys over 90 days", $"{Share(old, digest.KeyAges.Total)} of the active ones");
        Tile(page, idle > 0 ? "warn" : "good", idle, "unused credentials", "active keys and passwords, 45 days or never");
        Tile(page, withoutMfa > 0 ? "bad" : "good", withoutMfa, "console users without MFA", $"of {Figure.Of(console)} judged");
        Tile(page, coming > 0 ? "warn" : "good", coming, "will fail in 30 days", "unless something is done");
        Tile(
            page,
            whole < summary.Accounts ? "unknown" : "good",
            whole,
            whole == 1 ? "account read whole" : "accounts read whole",
            whole < summary.Accounts ? $"{Figure.Of(summary.Accounts - whole)} not, or in part" : "all that were asked for");
        page.Add($"</div>\n");
    }

    public static void WriteRisks(HtmlText page, AuditDigest digest)
    {
        var checks = digest.FailedChecks;
        if (checks.Count == 0)
        {
            return;
        }

        page.Add($"""
            <section id="risks"><h2>What matters most</h2>
            <p class="lead">The checks with failures, gravest first: how many, why it matters, what to do.</p>
            <ol class="risks">

            """);
        foreach (var check in checks.Take(MostRisks))
        {
            var about = CheckCatalog.Find(check.Check);
            var severity = ContractName.Of(check.Worst!.Value);
            page.Add($"""
                <li class="card w-{severity}"><div class="many">{Figure.Of(check.Verdicts[Verdict.Fail])}<small>fail</small></div><div>
                <h3><span class="chip {severity}">{severity}</span> {check.Title} <code class="soft">{check.Check}</code></h3>
                <p>{about?.Why}</p><p class="soft">{check.WhatToDo}</p></div></li>

                """);
        }

        page.Add($"</ol>\n");
        if (checks.Count > MostRisks)
        {
            page.Add($"<p class=\"rest\">{Figure.Of(checks.Count - MostRisks, "check")} more with failures: ");
            foreach (var check in checks.Skip(MostRisks))
            {
                var severity = ContractName.Of(check.Worst!.Value);
                page.Add($"<span class=\"chip {severity}\" title=\"{check.Title}\">");
                page.Add($"{check.Check} {Figure.Of(check.Verdicts[Verdict.Fail])}</span> ");
            }

            page.Add($"</p>\n");
        }

        page.Add($"</section>\n");
    }

    /// <summary>A part of a whole in percent; never 0 % of something that is there, never 100 % of what is not all.</summary>
    public static string Share(long part, long whole)
    {
        if (whole == 0)
        {
            return "none";
        }

        var percent = 100.0 * part / whole;
        return percent is > 0 and < 1 ? "under 1 %" : percent is > 99 and < 100 ? "over 99 %" : $"{Figure.Of((long)Math.Round(percent))} %";
    }

    private static void Tile(HtmlText page, string tone, long figure, string what, string note) => page.Add(
        $"<div class=\"tile t-{tone}\"><b>{Figure.Of(figure)}</b><span>{what}</span><small>{note}</small></div>\n");

    private static string Day(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
}
