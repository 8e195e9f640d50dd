using System.Text;
using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;

namespace Keytide.Cli.Output.Audit;

/// <summary>The parts of the Markdown report, in the order in which they are read.</summary>
internal static class MarkdownReport
{
    private const int LongestText = 400;

    public static string Write(AuditDigest digest, AuditSummary summary)
    {
        var text = new StringBuilder();
        WriteSummary(text, digest, summary);
        WriteGaps(text, digest.Gaps);
        WriteChecks(text, digest);
        WriteFindings(text, digest);
        WriteOutlook(text, digest);
        WriteAccounts(text, digest);
        text.Append($"\n<sub>Keytide {MarkdownText.Of(digest.Header.ToolVersion)}, {Timestamp.Of(digest.Header.AsOf)}</sub>\n");
        return text.ToString();
    }

    private static void WriteSummary(StringBuilder text, AuditDigest digest, AuditSummary summary)
    {
        text.Append($"# Credential audit of {Timestamp.Day(digest.Header.AsOf)}\n\n");
        text.Append($"**{AuditSentences.Verdict(summary)}**\n\n");
        text.Append($"- {AuditSentences.Accounts(summary)}\n- {AuditSentences.Inventory(summary)}\n");
        if (AuditSentences.BySeverity(summary) is { Count: > 0 } failed)
        {
            var counts = failed.Select(pair => $"{Figure.Of(pair.Count)} {ContractName.Of(pair.Severity)}");
            text.Append($"- failed: {string.Join(", ", counts)}\n");
        }

        if (AuditSentences.OtherVerdicts(summary) is { Count: > 0 } others)
        {
            text.Append($"- {string.Join(", ", others)}\n");
        }

        if (AuditSentences.SinceBaseline(digest) is { } since)
        {
            text.Append($"- {since}\n");
        }
    }

    private static void WriteGaps(StringBuilder text, BestOf<GapRow> gaps)
    {
        if (gaps.Offered == 0)
        {
            return;
        }

        text.Append("\n## Not read\n\nNothing is known of the following; it is not clean.\n\n");
        foreach (var row in gaps.Sorted())
        {
            text.Append($"- {Account(row.AccountId, row.AccountName)}: {MarkdownText.Of(row.Gap.Message, LongestText)}\n");
        }

        WriteRest(text, gaps.Rest);
    }

    private static void WriteChecks(StringBuilder text, AuditDigest digest)
    {
        if (digest.FailedChecks.Count == 0)
        {
            return;
        }

        text.Append("\n## What failed\n\n| Severity | Check | Failed | Unknown | Muted | |\n|---|---|--:|--:|--:|---|\n");
        foreach (var check in digest.FailedChecks)
        {
            var counts = check.Verdicts;
            text.Append($"| {Name(check.Worst!.Value)} | {MarkdownText.Code(check.Check)} | {Figure.Of(counts[Verdict.Fail])} ")
                .Append($"| {Figure.Of(counts[Verdict.Unknown])} | {Figure.Of(counts[Verdict.Muted])} ")
                .Append($"| {MarkdownText.Of(check.Title, LongestText)} |\n");
        }
    }

    private static void WriteFindings(StringBuilder text, AuditDigest digest)
    {
        if (digest.Worst.Offered == 0)
        {
            return;
        }

        text.Append("\n## Worst first\n\n| Severity | Account | Who | What | What to do |\n|---|---|---|---|---|\n");
        foreach (var row in digest.Worst.Sorted())
        {
            var finding = row.Finding;
            var isNews = finding.Baseline is BaselineState.New or BaselineState.Reopened;
            text.Append($"| {Name(finding.Severity)}{(isNews ? $" ({ContractName.Of(finding.Baseline!.Value)})" : "")} ")
                .Append($"| {Account(finding.AccountId, row.AccountName)} ")
                .Append($"| {MarkdownText.Code(FindingSubject.Of(finding), 128)} ")
                .Append($"{MarkdownText.Code(finding.CredentialId ?? finding.Resource, 128)} ")
                .Append($"| {MarkdownText.Code(finding.Check)} {MarkdownText.Of(finding.Message, LongestText)} ")
                .Append($"| {MarkdownText.Of(finding.Remediation, LongestText)} |\n");
        }

        WriteRest(text, digest.Worst.Rest);
    }

    private static void WriteOutlook(StringBuilder text, AuditDigest digest)
    {
        if (AuditSentences.Outlook(digest) is not { } sentence)
        {
            return;
        }

        text.Append($"\n## Ahead\n\n{sentence}.\n\n| Until | Check | Account | Who |\n|---|---|---|---|\n");
        foreach (var row in digest.Outlook.Coming.Sorted())
        {
            var finding = row.Finding;
            text.Append($"| {Timestamp.Day(finding.PassesUntil!.Value)} | {MarkdownText.Code(finding.Check)} ")
                .Append($"| {Account(finding.AccountId, row.AccountName)} ")
                .Append($"| {MarkdownText.Code(FindingSubject.Of(finding), 128)} {MarkdownText.Code(finding.CredentialId, 128)} |\n");
        }

        WriteRest(text, digest.Outlook.Coming.Rest);
    }

    private static void WriteAccounts(StringBuilder text, AuditDigest digest)
    {
        if (digest.Accounts.Offered < 2)
        {
            return;
        }

        text.Append("\n## Accounts\n\n| Account | Read | Critical | High | Medium | Low | Unknown | Active keys |\n");
        text.Append("|---|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (var account in digest.Accounts.Sorted())
        {
            text.Append($"| {Account(account.Id, account.Name)} | {ContractName.Of(account.Status)} ");
            if (account.Status == AccountStatus.Unreachable)
            {
                text.Append("| ? | ? | ? | ? | ? | ? |\n"); // Nothing seen is not nothing there.
                continue;
            }

            for (var severity = Severity.Critical; severity >= Severity.Low; severity--)
            {
                text.Append($"| {Figure.Of(account.Failed(severity))} ");
            }

            text.Append($"| {Figure.Of(account.Verdicts[Verdict.Unknown])} | {Figure.Of(account.ActiveKeys)} |\n");
        }

        WriteRest(text, digest.Accounts.Rest);
    }

    private static void WriteRest(StringBuilder text, long rest)
    {
        if (rest > 0)
        {
            text.Append($"\n{Figure.Of(rest)} more: use `--format csv`.\n");
        }
    }

    private static string Account(AccountId id, string? name) =>
        name is null ? MarkdownText.Code(id.ToString()) : $"{MarkdownText.Code(id.ToString())} {MarkdownText.Of(name, 64)}";

    private static string Name(Severity severity) =>
        severity >= Severity.High ? $"**{ContractName.Of(severity)}**" : ContractName.Of(severity);
}
