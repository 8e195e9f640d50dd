using System.Text;
using Keytide.Rotation;
using Keytide.Tests.Support;

namespace Keytide.Tests.Rotation;

/// <summary>Writes docs/rotation.md from what the machine really decides.</summary>
public sealed class RotationDocumentTests
{
    [Fact]
    public void The_document_says_what_the_machine_does()
    {
        var text = new StringBuilder();
        text.Append("# How a rotation decides\n\n");
        text.Append("This page is written by a test out of the decisions themselves; edit the code, not the page.\n\n");
        text.Append("Times in it belong to a rotation begun at 2026-03-01 12:00 with the default policy.\n");
        Slots(text);
        Phases(text);
        Directory.CreateDirectory(Path.Combine(Repository.Root, "docs"));
        Golden.Golden.CheckFile(text.ToString(), Path.Combine(Repository.Root, "docs", "rotation.md"));
    }

    [Fact]
    public void Every_phase_has_a_scenario() => Assert.Equal(
        Enum.GetValues<RotationPhase>().Where(phase => phase != RotationPhase.RolledBack),
        RotationScenarios.All().Select(scenario => scenario.State.Phase).Distinct().Order());

    private static void Slots(StringBuilder text)
    {
        text.Append("\n## May a key be made?\n\n");
        text.Append("IAM allows a user two keys and counts inactive ones. The table covers every combination of number, status, custody\n");
        text.Append("(whether Keytide knows who holds the secret) and last use; the first row that fits decides.\n");
        text.Append("\"Other\" is the key that is not to be rotated. The last column counts the combinations each row decides.\n\n");
        text.Append("| # | keys | key to rotate | other key | move | combinations |\n|---|---|---|---|---|---|\n");
        string[] rows =
        [
            "3 or more | any | any", "none | | ", "1, 2 | not among them | any", "1, 2 | inactive, not by this rotation | any",
            "1, 2 | last use unknown | any", "1 | active | ", "2 | active | last use unknown", "2 | active | active, used lately",
            "2 | active | active, unused, custody unknown", "2 | active | active, unused, custody known",
            "2 | active | inactive, custody unknown", "2 | active | inactive, custody known, used lately or not soaked",
            "2 | active | inactive, custody known, unused, soaked",
        ];
        var decisions = SlotPlannerTests.Sets().Select(keys => SlotPlanner.Plan(keys, RotationSamples.Old, false)).ToList();
        for (var rule = 1; rule <= SlotPlanner.Rules; rule++)
        {
            var covered = decisions.Where(decision => decision.Rule == rule).ToList();
            text.Append($"| {rule} | {rows[rule - 1]} | {Words(covered[0].Move)} | {covered.Count} |\n");
        }
    }

    private static void Phases(StringBuilder text)
    {
        text.Append("\n## What happens next?\n");
        foreach (var phase in RotationScenarios.All().GroupBy(scenario => scenario.State.Phase))
        {
            text.Append($"\n### {phase.Key}\n\n| situation | next | because |\n|---|---|---|\n");
            foreach (var scenario in phase)
            {
                var decision = RotationMachine.Decide(
                    scenario.State, scenario.Seen, scenario.Policy ?? RotationPolicy.Default, scenario.Now);
                text.Append($"| {scenario.Situation} | {Words(decision.Action, scenario.Now)} | {decision.Because} |\n");
            }
        }
    }

    private static string Words(SlotMove move) => move switch
    {
        SlotMove.Mint => "make the new key",
        SlotMove.ReadAgain => "read again",
        SlotMove.RetireOther => "switch the other key off",
        SlotMove.WaitForRoom => "wait",
        SlotMove.DeleteOther => "delete the other key",
        _ => "ask a human",
    };

    private static string Words(RotationAction action, DateTimeOffset now) => action switch
    {
        RotationAction.Wait wait => $"wait {wait.Until - now:c}",
        RotationAction.AwaitHuman => "wait for a human",
        RotationAction.Rest => "nothing",
        RotationAction.Record { Event: RotationEvent.BlockedFor block } => $"**block**: {block.Reason}",
        RotationAction.Record record => $"note: {record.Event.GetType().Name}",
        RotationAction.Check check => $"check {check.Destination}",
        RotationAction.Mint => "make a key",
        RotationAction.Probe => "try the new key",
        RotationAction.Deliver deliver => $"write {Named(deliver.Key)} key to {deliver.Destination}",
        RotationAction.Look look => $"read {look.Destination}",
        RotationAction.Change change => $"{change.What.ToString().ToLowerInvariant()} {Named(change.Key)} key",
        RotationAction.CutSessions cut => $"refuse sessions issued before {cut.Before:u}",
        RotationAction.LiftSessionCut => "refuse sessions no more",
        _ => throw new InvalidOperationException(),
    };

    private static string Named(AccessKeyId key) =>
        key == RotationSamples.Old ? "the old" : key == RotationSamples.New ? "the new" : "the orphan";
}
