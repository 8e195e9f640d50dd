using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Html;

/// <summary>The charts, each a card with a heading, a sentence that says what it shows, and figures beside the shapes.</summary>
internal static class HtmlCharts
{
    private const int MostAccounts = 12;

    public static void Write(HtmlText page, AuditDigest digest, AuditSummary summary)
    {
        page.Add($"<section id=\"charts\"><h2>At a glance</h2>\n<div class=\"charts\">\n");
        WriteSeverities(page, summary);
        HtmlHistogram.Write(page, digest.KeyAges);
        WriteIdleness(page, digest);
        HtmlDonuts.Write(page, digest);
        page.Add($"</div>\n");
        WriteAccounts(page, digest);
        page.Add($"</section>\n");
    }

    private static void WriteSeverities(HtmlText page, AuditSummary summary)
    {
        page.Add($"<div class=\"card\"><h3>Findings by severity</h3><p>What failed and is not muted.</p><div class=\"bars\">\n");
        var most = Enum.GetValues<Severity>().Max(summary.Count);
        foreach (var severity in Enum.GetValues<Severity>().Reverse())
        {
            var name = ContractName.Of(severity);
            HtmlBars.Row(page, Name(name), [new(name, summary.Count(severity), name)], most, Figure.Of(summary.Count(severity)));
        }

        page.Add($"</div>");
        if (AuditSentences.OtherVerdicts(summary) is { Count: > 0 } others)
        {
            page.Add($"<p class=\"legend\">Besides: {string.Join(", ", others)}.</p>");
        }

        page.Add($"</div>\n");
    }

    private static void WriteIdleness(HtmlText page, AuditDigest digest)
    {
        page.Add($"<div class=\"card\"><h3>Unused credentials</h3><p>When active credentials were last used.</p><div class=\"bars\">\n");
        foreach (var (name, idle) in new[] { ("access keys", digest.KeyIdleness), ("passwords", digest.PasswordIdleness) })
        {
            HtmlBars.Part[] parts =
            [
                new("good", idle.InUse, "used within 45 days"),
                new("low", idle.Idle45, "45 to 89 days ago"),
                new("medium", idle.Idle90, "90 days to a year ago"),
                new("high", idle.Idle365, "over a year ago"),
                new("critical", idle.Never, "never used"),
                new("unknown", idle.Unknown, "unknown"),
            ];
            HtmlBars.Row(page, Name(name), parts, idle.Total, $"{Figure.Of(idle.Unused)} unused");
        }

        page.Add($"</div>");
        HtmlBars.Legend(
            page,
            ("good", "within 45 days"),
            ("low", "45–89 days"),
            ("medium", "90 days – 1 year"),
            ("high", "over a year"),
            ("critical", "never"),
            ("unknown", "unknown"));
        page.Add($"</div>\n");
    }

    private static void WriteAccounts(HtmlText page, AuditDigest digest)
    {
        var accounts = digest.Accounts.Sorted().Take(MostAccounts).ToList();
        if (digest.Accounts.Offered < 2)
        {
            return;
        }

        page.Add($"<div class=\"charts\"><div class=\"card\"><h3>Accounts by findings</h3><p>The worst first");
        page.Add($"{(digest.Accounts.Offered > MostAccounts ? $", {MostAccounts} of {Figure.Of(digest.Accounts.Offered)}" : "")}.</p>");
        page.Add($"<div class=\"bars\">\n");
        var most = accounts.Max(account => account.Verdicts[Verdict.Fail]);
        foreach (var account in accounts)
        {
            var isRead = account.Status != AccountStatus.Unreachable;
            HtmlBars.Row(
                page,
                Name(account.Name ?? account.Id.ToString(), account.Id.ToString()),
                Parts(account),
                most,
                isRead ? Figure.Of(account.Verdicts[Verdict.Fail]) : "not read");
        }

        page.Add($"</div></div>\n");
        WriteChecks(page, digest);
        page.Add($"</div>\n");
    }

    private static void WriteChecks(HtmlText page, AuditDigest digest)
    {
        page.Add($"<div class=\"card\"><h3>Findings by check</h3><p>Coloured by the gravest failure.</p><div class=\"bars\">\n");
        var checks = digest.FailedChecks.OrderByDescending(check => check.Verdicts[Verdict.Fail]).Take(MostAccounts).ToList();
        foreach (var check in checks)
        {
            var failed = check.Verdicts[Verdict.Fail];
            HtmlBars.Row(
                page,
                Name(check.Check, check.Title),
                [new(ContractName.Of(check.Worst!.Value), failed, "failed")],
                checks[0].Verdicts[Verdict.Fail],
                Figure.Of(failed));
        }

        page.Add($"</div></div>\n");
    }

    public static IReadOnlyList<HtmlBars.Part> Parts(AccountRow account) =>
    [
        .. Enum.GetValues<Severity>().Reverse()
            .Select(severity => new HtmlBars.Part(ContractName.Of(severity), account.Failed(severity), ContractName.Of(severity))),
    ];

    private static HtmlText Name(string name, string? title = null) => new HtmlText().Add($"<span title=\"{title}\">{name}</span>");
}
