using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Rotation;
using Spectre.Console;

namespace Keytide.Cli.Demo.Rotating;

/// <summary>The story of one rotation, the one that had most to get over.</summary>
internal sealed class DemoStory(DemoStage stage)
{
    public async Task TellAsync(IRotationJournal journal, IReadOnlyList<RotationSummary> rotations, DateTimeOffset start)
    {
        List<JournalLine> hardest = [];
        foreach (var one in rotations.Where(one => one.Phase == RotationPhase.Closed))
        {
            var lines = await journal.ReadAsync(one.Id, CancellationToken.None);
            if (lines.Count(IsTrouble) > hardest.Count(IsTrouble) || hardest.Count == 0)
            {
                hardest = [.. lines];
            }
        }

        if (hardest.Count > 0)
        {
            stage.Say(text => Write(text, hardest, start));
        }
    }

    private string NameOf(AccountId account) =>
        stage.Organization.Generated.Accounts.First(one => one.Id == account.ToString()).Name;

    private void Write(TerminalText text, List<JournalLine> lines, DateTimeOffset start)
    {
        var request = RotationState.Begin(lines[0]).Request;
        text.Line();
        text.Line($"One of them: {request.UserName} in {NameOf(request.Account)}", SeverityStyle.Strong);
        var grid = DemoTable.Columns(3);
        var wasDelivered = false;
        foreach (var line in lines)
        {
            if (Words(line.Event, wasDelivered) is { } words)
            {
                var at = $"day {(int)(line.At - start).TotalDays,-2} {line.At:HH:mm:ss}";
                grid.AddRow(Text.Empty, TerminalText.Plain(at, SeverityStyle.Faint), TerminalText.Plain(words));
            }

            wasDelivered |= line.Event is RotationEvent.DeliveryConfirmed;
        }

        text.Write(grid);
        text.Line();
    }

    private static string? Words(RotationEvent what, bool wasDelivered) => what switch
    {
        RotationEvent.Requested asked => $"due by the policy {asked.Request.Rule}: {asked.Request.OldKey}",
        RotationEvent.MintUnclear => "asked for a key, and the answer was lost",
        RotationEvent.NothingMinted => "no key came of it",
        RotationEvent.OrphanFound orphan => $"{orphan.Key} came of it, says CloudTrail, and its secret is lost",
        RotationEvent.Minted minted => $"made {minted.Key}; its secret is sealed",
        RotationEvent.Proven => "AWS accepts it steadily",
        RotationEvent.DeliveryFailed failed => $"{failed.Destination} failed, and is tried again",
        RotationEvent.DeliveryConfirmed seen when !wasDelivered => $"read back from {seen.Destination}",
        RotationEvent.KeyChangeFailed failed => $"{failed.Key} could not be changed, and is tried again",
        RotationEvent.KeyChanged { Change: KeyChange.Deactivate } off => $"{off.Key} is switched off",
        RotationEvent.KeyChanged { Change: KeyChange.Reactivate } on => $"{on.Key} is switched on again: it is in use",
        RotationEvent.KeyChanged gone => $"{gone.Key} is deleted",
        RotationEvent.Resumed resumed => $"{resumed.By} says to go on",
        RotationEvent.BlockedFor block => $"waits for a human: {block.Reason}",
        RotationEvent.Closed => "done",
        _ => null,
    };

    private static bool IsTrouble(JournalLine line) => line.Event is RotationEvent.MintUnclear or RotationEvent.OrphanFound
        or RotationEvent.DeliveryFailed or RotationEvent.KeyChangeFailed or RotationEvent.Probed { Accepted: false }
        or RotationEvent.KeyChanged { Change: KeyChange.Reactivate };
}
