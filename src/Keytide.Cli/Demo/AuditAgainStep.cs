using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Compliance;
using Spectre.Console;

namespace Keytide.Cli.Demo;

/// <summary>Audits once more when the days have passed, and sets what fails now beside what failed before.</summary>
internal sealed class AuditAgainStep : IDemoStep
{
    private const string Keys = "key.";

    public Task RunAsync(DemoStage stage, CancellationToken cancellation)
    {
        if (stage.Options.Days == 0)
        {
            return Task.CompletedTask;
        }

        stage.After = stage.Organization.Audit();
        var (before, after) = (Failing(stage.Before), Failing(stage.After));
        stage.Say(text =>
        {
            text.Line($"Access keys, audited again after {Figure.Of(stage.Options.Days, "day")}", SeverityStyle.Strong);
            var grid = DemoTable.Columns(6);
            grid.AddRow([.. new[] { "", "before", "", "after", "", "" }.Select(cell => TerminalText.Plain(cell, SeverityStyle.Faint))]);
            foreach (var check in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
            {
                var (then, now) = (before.GetValueOrDefault(check), after.GetValueOrDefault(check));
                grid.AddRow(
                    Text.Empty, TerminalText.Plain(Figure.Of(then)), TerminalText.Plain("→"),
                    TerminalText.Plain(Figure.Of(now), now == 0 ? SeverityStyle.Strong : null),
                    TerminalText.Plain(CheckCatalog.Find(check)!.Title), TerminalText.Plain(check, SeverityStyle.Faint));
            }

            text.Write(grid);
            text.Line("  Left alone are users with two active keys, where somebody has to say which one goes, and Keytide's own.",
                SeverityStyle.Faint);
            text.Line();
        });
        return Task.CompletedTask;
    }

    private static Dictionary<string, int> Failing(IEnumerable<AccountAudit> audits) => audits
        .SelectMany(audit => audit.Findings)
        .Where(finding => finding.Verdict == Verdict.Fail && finding.Check.StartsWith(Keys, StringComparison.Ordinal))
        .GroupBy(finding => finding.Check)
        .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
}
