using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Compliance;
using Keytide.Rotation;
using Spectre.Console;

namespace Keytide.Cli.Demo.Rotating;

/// <summary>Tells how the days go by: a line for each tenth of them, at once.</summary>
internal sealed class DemoDays(DemoStage stage, DemoTally tally)
{
    private const int Parts = 9;
    private static readonly string[] Headings =
        ["day", "rotations", "delivered", "old key off", "deleted", "program calls", "refused"];

    public void Announce(int policies) => stage.Say(text =>
    {
        text.Line(
            $"{Figure.Of(stage.Options.Days, "day")} go by; Keytide rotates what its {policies} policies call overdue",
            SeverityStyle.Strong);
        text.Line($"{Figure.Of(tally.Consumers.Count, "program")} go on calling AWS with what they find in secrets and profiles. Answers "
            + "get lost, servers fail, news of keys travels slowly, and now and then Keytide is killed.");
        text.Line();
        Row(text, Headings, SeverityStyle.Faint);
    });

    /// <summary>A line at the end of each part, until then.</summary>
    public async Task TellAsync(Func<IRotationJournal> journal, DateTimeOffset end)
    {
        var time = stage.Organization.Clock;
        var start = time.GetUtcNow();
        for (var part = 1; part <= Parts; part++)
        {
            var at = start + ((end - start) * part / Parts);
            await Task.Delay(at - time.GetUtcNow(), time);
            var progress = DemoProgress.Of(await journal().ListAsync(subject: null, CancellationToken.None));
            string[] cells =
            [
                Figure.Of((long)(at - start).TotalDays), Figure.Of(progress.Started), Figure.Of(progress.Delivered),
                Figure.Of(progress.SwitchedOff), Figure.Of(progress.Done), Figure.Of(tally.Calls), Figure.Of(tally.Refused),
            ];
            stage.Say(text => Row(text, cells, tally.Refused > 0 ? SeverityStyle.Of(Severity.Critical) : null));
        }
    }

    public void Conclude(IReadOnlyList<RotationSummary> rotations) => stage.Say(text =>
    {
        var progress = DemoProgress.Of(rotations);
        text.Line(
            $"{Figure.Of(tally.Calls, "call")} of {Figure.Of(tally.Consumers.Count, "program")}: {Figure.Of(tally.Refused)} refused.",
            tally.Refused == 0 ? SeverityStyle.Strong : SeverityStyle.Of(Severity.Critical));
        text.Line($"Keytide met {Figure.Of(tally.Faults, "fault")} and was killed {Figure.Of(tally.Deaths, "time")}. "
            + $"{Figure.Of(progress.Done)} of {Figure.Of(progress.Started, "rotation")} are over, "
            + $"{Figure.Of(progress.Started - progress.Done - progress.Waiting)} are under way, and {Figure.Of(progress.Waiting)} "
            + $"wait for a human, who has deleted {Figure.Of(tally.DeletedByHand, "inactive key")} to make room.");
        foreach (var group in rotations.Where(one => one.Block is not null).GroupBy(one => one.Block!.Reason))
        {
            text.Line($"  {group.Count()} × {group.Key}: {group.First().Block!.Detail}", SeverityStyle.Faint);
        }

        text.Line();
    });

    // Every row has the widths of the headings, since each is written before the next is known.
    private static void Row(TerminalText text, IReadOnlyList<string> cells, Style? style) => text.Line(
        "  " + string.Join("  ", cells.Select((cell, column) => cell.PadLeft(Math.Max(Headings[column].Length, 4)))), style);
}
