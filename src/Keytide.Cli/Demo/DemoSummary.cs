using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Cli.Output.Audit.Digest;
using Keytide.Compliance;
using Keytide.Inventory;
using Spectre.Console;

namespace Keytide.Cli.Demo;

/// <summary>What the demo shows of its audit: the figures, the accounts, the keys worth a name, and where to go from there.</summary>
internal sealed class DemoSummary
{
    private const int MostChecks = 6;
    private const int BarWidth = 30;

    private readonly string _company;
    private readonly AuditDigest _digest;
    private readonly AuditSummary _figures = new();
    private readonly IReadOnlyList<AccountAudit> _audits;
    private readonly long _callsOfSecondAudit;

    /// <param name="company">The organization's name.</param>
    /// <param name="header">Its instant is that of every age.</param>
    /// <param name="audits">The audit, account by account.</param>
    /// <param name="callsOfSecondAudit">How many requests the same audit took right afterwards.</param>
    public DemoSummary(string company, AuditHeader header, IReadOnlyList<AccountAudit> audits, long callsOfSecondAudit)
    {
        (_company, _audits, _callsOfSecondAudit) = (company, audits, callsOfSecondAudit);
        _digest = new AuditDigest(header, new DigestLimits(MostChecks, Accounts: 20, FindingsOfAccount: 0, Coming: 3, Gaps: 3));
        foreach (var audit in audits)
        {
            _digest.Add(audit);
            _figures.Add(audit);
        }
    }

    public void Write(TerminalText text)
    {
        WriteHead(text);
        WriteSeverities(text);
        WriteAccounts(text);
        WriteChecks(text);
        WriteKeys(text);
    }

    private void WriteHead(TerminalText text)
    {
        text.Line();
        text.Line($"{_company}: {Figure.Of(_figures.Accounts, "AWS account")}, none of it real", SeverityStyle.Strong);
        text.Line($"{AuditSentences.Inventory(_figures)}. The audit took {Figure.Of(_figures.Calls, "request")}; the same audit again, "
            + $"with nothing changed, took {Figure.Of(_callsOfSecondAudit)}.");
        text.Line();
    }

    private void WriteSeverities(TerminalText text)
    {
        text.Line(AuditSentences.Verdict(_figures), SeverityStyle.Strong);
        var most = Enum.GetValues<Severity>().Max(_figures.Count);
        var grid = DemoTable.Columns(4);
        foreach (var severity in Enum.GetValues<Severity>().Reverse())
        {
            var count = _figures.Count(severity);
            grid.AddRow(
                Text.Empty,
                TerminalText.Plain(ContractName.Of(severity), SeverityStyle.Of(severity)),
                TerminalText.Plain(Bar(count, most), SeverityStyle.Of(severity)),
                TerminalText.Plain(Figure.Of(count)));
        }

        text.Write(grid);
        text.Line();
    }

    private void WriteAccounts(TerminalText text)
    {
        text.Line("Accounts, the worst first", SeverityStyle.Strong);
        var grid = DemoTable.Columns(5);
        foreach (var account in _digest.Accounts.Sorted())
        {
            var serious = account.Failed(Severity.Critical) + account.Failed(Severity.High);
            grid.AddRow(
                Text.Empty,
                TerminalText.Plain(account.Name ?? account.Id.ToString()),
                TerminalText.Plain($"{Figure.Of(account.Users ?? 0, "user")}, {Figure.Of(account.ActiveKeys, "active key")}"),
                TerminalText.Plain(
                    serious == 0 ? "" : $"{serious} critical or high", serious == 0 ? null : SeverityStyle.Of(Severity.High)),
                TerminalText.Plain($"{Figure.Of(account.Verdicts[Verdict.Fail], "finding")}", SeverityStyle.Faint));
        }

        text.Write(grid);
        text.Line();
    }

    private void WriteChecks(TerminalText text)
    {
        text.Line("What does not hold, the gravest first, and how often", SeverityStyle.Strong);
        var grid = DemoTable.Columns(4);
        foreach (var check in _digest.FailedChecks.Take(MostChecks))
        {
            grid.AddRow(
                Text.Empty,
                TerminalText.Plain($"{Figure.Of(check.Verdicts[Verdict.Fail])} ×", SeverityStyle.Of(check.Worst!.Value)),
                TerminalText.Plain(check.Title),
                TerminalText.Plain(check.Check, SeverityStyle.Faint));
        }

        text.Write(grid);
        text.Line();
    }

    private void WriteKeys(TerminalText text)
    {
        var keys = _audits.SelectMany(audit => audit.Credentials.Select(credential => (audit.Name, Credential: credential)))
            .Where(key => key.Credential is { Kind: CredentialKind.AccessKey, Status: CredentialStatus.Active, CreatedAt: not null })
            .ToList();
        var oldest = keys.MinBy(key => key.Credential.CreatedAt);
        var idle = keys.Where(key => key.Credential.LastUse is { IsKnown: true, Value.At: not null })
            .MinBy(key => key.Credential.LastUse.Value.At);
        var never = keys.Where(key => key.Credential.LastUse is { IsKnown: true, Value.At: null }).MinBy(key => key.Credential.CreatedAt);
        text.Line("Keys worth knowing by name", SeverityStyle.Strong);
        var grid = DemoTable.Columns(3);
        Tell(grid, "oldest", oldest, credential => $"{DaysSince(credential.CreatedAt)} old");
        Tell(grid, "longest unused", idle, credential => $"last used {DaysSince(credential.LastUse.Value.At)} ago, still active");
        Tell(grid, "never used", never, credential => $"made {DaysSince(credential.CreatedAt)} ago, still active");
        text.Write(grid);
        if (_digest.Outlook.Within(30) is var coming and > 0)
        {
            text.Line($"  {Figure.Of(coming, "thing")} that pass today will fail within 30 days; the report says which.");
        }

        text.Line();
    }

    private void Tell(Grid grid, string what, (string? Account, Credential? Credential) key, Func<Credential, string> tell)
    {
        if (key.Credential is { } credential)
        {
            grid.AddRow(
                Text.Empty,
                TerminalText.Plain(what, SeverityStyle.Faint),
                TerminalText.Plain($"{credential.Id} of {credential.Principal.Name} in {key.Account}: {tell(credential)}"));
        }
    }

    private string DaysSince(DateTimeOffset? at) => Figure.Of((long)(_digest.Header.AsOf - at!.Value).TotalDays, "day");

    private static string Bar(int count, int most) =>
        count == 0 ? "" : new string('█', Math.Max(1, (int)Math.Round((double)BarWidth * count / most)));
}
