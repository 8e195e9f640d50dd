using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit.Html;

/// <summary>The worst accounts, each with its findings to unfold.</summary>
internal static class HtmlAccounts
{
    private const int MostRows = 800;
    private const int OpenAtMost = 25;

    public static void Write(HtmlText page, AuditDigest digest)
    {
        var accounts = digest.Accounts.Sorted();
        page.Add($"""
            <section id="accounts"><h2>Accounts</h2>
            <p class="lead">The worst first. Unfold one to see its findings.</p>
            <div class="find" hidden><label for="find">Find</label><input id="find" type="search" placeholder="name, key, check …"></div>

            """);
        var left = MostRows;
        foreach (var account in accounts)
        {
            var isOpen = digest.Accounts.Offered == 1 && account.Findings.Offered <= OpenAtMost;
            left -= WriteAccount(page, account, left, isOpen);
        }

        if (digest.Accounts.Rest > 0)
        {
            page.Add($"<p class=\"rest\">{Figure.Of(digest.Accounts.Rest, "account")} more, none worse than these: ");
            page.Add($"use <code>--format csv</code>.</p>");
        }

        page.Add($"</section>\n");
    }

    private static int WriteAccount(HtmlText page, AccountRow account, int mostRows, bool isOpen)
    {
        var status = ContractName.Of(account.Status);
        page.Add($"<details class=\"block\"{Open(isOpen)}><summary>");
        page.Add($"<span class=\"what\"><b>{VisibleText.Of(account.Name ?? "", 64)}</b> <code>{account.Id.ToString()}</code></span>");
        if (account.Status != AccountStatus.Complete)
        {
            page.Add($"<span class=\"chip {status}\">{status}</span>");
        }

        page.Add($"{HtmlBars.Bar(HtmlCharts.Parts(account), account.Verdicts[Verdict.Fail])}");
        page.Add($"<span class=\"number\">{Findings(account)}</span></summary><div class=\"inner\">\n");
        var rows = account.Findings.Sorted().Take(mostRows).ToList();
        WriteFigures(page, account);
        if (rows.Count > 0)
        {
            HtmlFindings.Write(page, rows, withAccount: false);
        }

        if (account.Findings.Offered > rows.Count)
        {
            page.Add($"<p class=\"rest\">{Figure.Of(account.Findings.Offered - rows.Count)} more: use <code>--format csv</code>.</p>");
        }

        page.Add($"</div></details>\n");
        return rows.Count;
    }

    private static void WriteFigures(HtmlText page, AccountRow account)
    {
        if (account.Status == AccountStatus.Unreachable)
        {
            page.Add($"<p class=\"rest\">Nothing was read, so nothing is known: {VisibleText.Of(account.Reason ?? "", 600)}</p>");
            return;
        }

        var users = account.Users is { } known ? Figure.Of(known, "user") : "users unknown";
        page.Add($"<p class=\"rest\">{users}, {Figure.Of(account.ActiveKeys, "active access key")}; ");
        page.Add($"{Figure.Of(account.Verdicts[Verdict.Pass])} passed, {Figure.Of(account.Verdicts[Verdict.Muted])} muted, ");
        page.Add($"{Figure.Of(account.Verdicts[Verdict.Unknown])} unknown.");
        if (account.Reason is { } reason)
        {
            page.Add($" {VisibleText.Of(reason, 600)}");
        }

        page.Add($"</p>\n");
    }

    private static string Findings(AccountRow account) => account.Status == AccountStatus.Unreachable
        ? "not read"
        : Figure.Of(account.Verdicts[Verdict.Fail], "finding");

    /// <summary>The attribute of a details element that is open from the start.</summary>
    public static HtmlText Open(bool isOpen) => isOpen ? new HtmlText().Add($" open") : new HtmlText();
}
