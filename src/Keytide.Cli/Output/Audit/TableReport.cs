using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Keytide.Cli.Output.Audit;

/// <summary>The parts of the table report, in the order in which they are read.</summary>
internal static class TableReport
{
    // Of the finding's three columns: its severity, who it is about, what is the case.
    private const int SeverityWidth = 8;
    private const int Gutters = 6;
    private const int MostSteps = 5;

    public static void Write(TerminalText text, AuditDigest digest, AuditSummary summary)
    {
        WriteSummary(text, digest, summary);
        WriteGaps(text, digest.Gaps);
        WriteFindings(text, digest);
        WriteOutlook(text, digest);
        WriteNextSteps(text, digest);
    }

    private static void WriteSummary(TerminalText text, AuditDigest digest, AuditSummary summary)
    {
        var failed = new Paragraph();
        foreach (var (severity, count) in AuditSentences.BySeverity(summary))
        {
            failed.Append($"{Figure.Of(count)} {ContractName.Of(severity)}   ", SeverityStyle.Of(severity));
        }

        var lines = new List<IRenderable>
        {
            TerminalText.Plain(AuditSentences.Verdict(summary), Headline(summary)),
            Text.Empty,
            TerminalText.Plain($"{AuditSentences.Accounts(summary)}. {AuditSentences.Inventory(summary)}."),
        };
        if (summary.Worst is not null)
        {
            lines.Add(failed);
        }

        if (AuditSentences.OtherVerdicts(summary) is { Count: > 0 } others)
        {
            lines.Add(TerminalText.Plain(string.Join("   ", others), SeverityStyle.Faint));
        }

        if (AuditSentences.SinceBaseline(digest) is { } since)
        {
            lines.Add(TerminalText.Plain(since, SeverityStyle.Faint));
        }

        var what = digest.Header.IsOrganization ? "Audit of the organization" : "Audit";
        text.Write(new Panel(new Rows(lines))
        {
            Header = new PanelHeader($"\u00a0{what}, {Timestamp.Of(digest.Header.AsOf)}\u00a0"),
            Border = BoxBorder.Rounded,
            Padding = new Padding(1, 0),
            Expand = true,
        });
    }

    private static Style Headline(AuditSummary summary) =>
        summary.Worst is { } worst ? SeverityStyle.Of(worst) : summary.IsIncomplete ? SeverityStyle.Warning : SeverityStyle.Good;

    private static void WriteGaps(TerminalText text, BestOf<GapRow> gaps)
    {
        if (gaps.Offered == 0)
        {
            return;
        }

        text.Line();
        foreach (var row in gaps.Sorted())
        {
            text.Line(
                $"{Account(row.AccountId, row.AccountName)}: {Shorten(row.Gap.Message, 3 * text.Width)}", SeverityStyle.Warning);
        }

        WriteRest(text, gaps.Rest);
    }

    private static void WriteFindings(TerminalText text, AuditDigest digest)
    {
        var rows = digest.Worst.Sorted();
        var accounts = digest.Accounts.Sorted().ToDictionary(account => account.Id);
        foreach (var group in rows.GroupBy(row => row.Finding.AccountId))
        {
            text.Line();
            text.Line(
                Account(group.Key, group.First().AccountName) + (accounts.GetValueOrDefault(group.Key) is { } known ? Counts(known) : ""),
                SeverityStyle.Strong);
            text.Write(FindingsOf(group, digest.Header.BaselineAsOf is not null, text.Width));
        }

        WriteRest(text, digest.Worst.Rest);
    }

    private static Table FindingsOf(IEnumerable<FindingRow> rows, bool hasBaseline, int width)
    {
        var who = Math.Clamp(width / 4, 20, 40);
        var table = new Table { Border = TableBorder.None, ShowHeaders = false, Expand = false };
        table.AddColumn(new TableColumn("") { Width = SeverityWidth, NoWrap = true, Padding = new Padding(2, 0, 2, 0) });
        table.AddColumn(new TableColumn("") { Width = who, Padding = new Padding(0, 0, 2, 0) });
        table.AddColumn(new TableColumn("") { Width = width - SeverityWidth - who - Gutters, Padding = new Padding(0, 0) });
        foreach (var row in rows)
        {
            var finding = row.Finding;
            var subject = new Paragraph(VisibleText.Of(FindingSubject.Of(finding), 2 * who));
            if ((finding.CredentialId ?? finding.Resource) is { } id)
            {
                subject.Append("\n" + VisibleText.Of(id, 2 * who), SeverityStyle.Faint);
            }

            var what = new Paragraph(Shorten(finding.Message, 4 * width));
            what.Append("\n" + VisibleText.Of(finding.Check), SeverityStyle.Faint);
            if (hasBaseline && finding.Baseline is BaselineState.New or BaselineState.Reopened)
            {
                what.Append($"  {ContractName.Of(finding.Baseline.Value)}", SeverityStyle.Strong);
            }

            table.AddRow(TerminalText.Plain(Short(finding.Severity), SeverityStyle.Of(finding.Severity)), subject, what);
        }

        return table;
    }

    private static void WriteOutlook(TerminalText text, AuditDigest digest)
    {
        if (AuditSentences.Outlook(digest) is not { } sentence)
        {
            return;
        }

        text.Line();
        text.Line($"Ahead: {sentence}:");
        foreach (var row in digest.Outlook.Coming.Sorted())
        {
            var finding = row.Finding;
            text.Line(
                $"  {Timestamp.Day(finding.PassesUntil!.Value)}  {finding.Check}  {VisibleText.Of(FindingSubject.Of(finding), 64)}"
                + $"{(finding.CredentialId is { } id ? " " + id : "")}  {finding.AccountId}",
                SeverityStyle.Faint);
        }
    }

    private static void WriteNextSteps(TerminalText text, AuditDigest digest)
    {
        var checks = digest.FailedChecks;
        if (checks.Count == 0)
        {
            return;
        }

        text.Line();
        text.Line("Next, worst first:", SeverityStyle.Strong);
        foreach (var check in checks.Take(MostSteps))
        {
            var line = new Paragraph($"  {Figure.Of(check.Verdicts[Verdict.Fail])} × ");
            line.Append(VisibleText.Of(check.Check), SeverityStyle.Of(check.Worst!.Value));
            line.Append($"  {Shorten(check.WhatToDo, 3 * text.Width)}\n");
            text.Write(line);
        }

        if (checks.Count > MostSteps)
        {
            text.Line($"  and {Figure.Of(checks.Count - MostSteps, "check")} more", SeverityStyle.Faint);
        }
    }

    private static void WriteRest(TerminalText text, long rest)
    {
        if (rest > 0)
        {
            text.Line($"  {Figure.Of(rest)} more: use --format csv", SeverityStyle.Strong);
        }
    }

    private static string Counts(AccountRow account)
    {
        var parts = Enum.GetValues<Severity>().Reverse()
            .Where(severity => account.Failed(severity) > 0)
            .Select(severity => $"{Figure.Of(account.Failed(severity))} {ContractName.Of(severity)}");
        return "  " + string.Join(", ", parts);
    }

    private static string Account(AccountId id, string? name) => name is null ? id.ToString() : $"{id} {VisibleText.Of(name, 64)}";

    private static string Shorten(string text, int most) => VisibleText.Of(text, most);

    // The one long word would widen the column for all.
    private static string Short(Severity severity) => severity == Severity.Informational ? "info" : ContractName.Of(severity);
}
