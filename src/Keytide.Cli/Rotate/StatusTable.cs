using Keytide.Cli.Output;
using Keytide.Rotation;
using Spectre.Console;

namespace Keytide.Cli.Rotate;

/// <summary>Rotations for a person at a terminal.</summary>
public static class StatusTable
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private static readonly Style Warning = new(Color.Yellow);
    private static readonly Style Faint = new(decoration: Decoration.Dim);

    public static void Write(TerminalText text, RotationView view)
    {
        var (summary, state) = (view.Summary, view.State);
        text.Line($"{summary.Id}  {summary.Phase}", Strong);
        var facts = Grid(columns: 2);
        Add(facts, "account", summary.Account.ToString());
        Add(facts, "user", summary.UserName);
        Add(facts, "old key", $"{summary.OldKey}{Inactive(summary)}{LastUse(view, summary.OldKey)}");
        Add(facts, "new key", summary.NewKey is { } key ? $"{key}{LastUse(view, key)}" : "not made yet");
        Add(facts, "windows", $"quiet {Duration.Text(state.Request.Policy.QuietWindow)}, soak {Duration.Text(state.Request.Policy.Soak)}");
        Add(facts, "plan", state.PlanHash + (state.Request.Emergency ? ", emergency" : ""));
        if (state.Cut is { } cut)
        {
            Add(facts, "sessions", Refused(cut));
        }

        foreach (var delivery in state.Deliveries)
        {
            Add(facts, "to", $"{delivery.Destination}: {Holds(delivery)}");
        }

        foreach (var lost in Lost(state))
        {
            facts.AddRow(TerminalText.Plain("secret lost", Warning), TerminalText.Plain(lost, Warning));
        }

        if (summary.NextAt is { } at)
        {
            Add(facts, "next", $"{Timestamp.Of(at)}: {NextAction(summary)}");
        }

        if (summary.Block is { } block)
        {
            facts.AddRow(TerminalText.Plain("blocked", Warning), TerminalText.Plain($"{block.Reason}: {block.Detail}", Warning));
            Add(facts, "to do", block.Todo);
        }

        if (state.Outcome is { } outcome)
        {
            Add(facts, "outcome", outcome);
        }

        text.Write(facts);
        text.Line();
        if (view.Consumers is { } consumers)
        {
            WriteConsumers(text, consumers);
        }

        var history = Grid(columns: 3);
        foreach (var line in view.History)
        {
            history.AddRow(
                TerminalText.Plain(Timestamp.Of(line.At), Faint),
                TerminalText.Plain(line.Phase.ToString(), Faint),
                TerminalText.Plain(line.Seen.Length == 0 ? line.Action : $"{line.Action}: {line.Seen}"));
        }

        text.Write(history);
    }

    public static void WriteList(TerminalText text, IReadOnlyList<ListedRotation> rotations)
    {
        if (rotations.Count == 0)
        {
            text.Line("No rotation.");
            return;
        }

        var table = new Table { Border = TableBorder.None };
        foreach (var heading in new[] { "ID", "ACCOUNT", "USER", "OLD KEY", "PHASE", "NEXT" })
        {
            table.AddColumn(new TableColumn(new Text(heading, Faint)) { NoWrap = heading != "NEXT" });
        }

        foreach (var (summary, consumers) in rotations)
        {
            var next = summary.Block is { } block ? $"{block.Reason}: {block.Detail} {block.Todo}"
                : summary.NextAt is { } at ? $"{Timestamp.Of(at)}: {NextAction(summary)}"
                : summary.NextAction;
            next += consumers is null ? "" : $" {OnOldKey(consumers)}";
            table.AddRow(
                TerminalText.Plain(summary.Id.Value),
                TerminalText.Plain(summary.Account.ToString()),
                TerminalText.Plain(summary.UserName),
                TerminalText.Plain(summary.OldKey.Value),
                TerminalText.Plain(summary.Phase.ToString(), summary.Block is null ? null : Warning),
                TerminalText.Plain(next));
        }

        text.Write(table);
    }

    /// <summary>A rotation that no engine has looked at since its last line has no reason to wait yet.</summary>
    public static string NextAction(RotationSummary summary) =>
        summary.NextAction.Length > 0 ? summary.NextAction : "An engine looks at it: keytide rotate run or tick.";

    private static Grid Grid(int columns) => Enumerable.Range(1, columns).Aggregate(
        new Grid(), (grid, column) => grid.AddColumn(new GridColumn { NoWrap = column < columns, Padding = new Padding(0, 0, 2, 0) }));

    private static void Add(Grid grid, string name, string value) =>
        grid.AddRow(TerminalText.Plain(name, Faint), TerminalText.Plain(value));

    private static string Inactive(RotationSummary summary) =>
        summary.OldInactiveSince is { } since ? $", inactive since {Timestamp.Of(since)}" : "";

    private static string LastUse(RotationView view, AccessKeyId key) => view.Uses is null ? ""
        : view.Uses.Where(use => use.Key == key).MaxBy(use => use.At) is not { } use ? ", no use recorded"
        : $", last used {Timestamp.Of(use.At)} for {use.Service ?? "an unknown service"}"
            + (use.Region is { } region ? $" in {region}" : "");

    private static string OnOldKey(IReadOnlyList<KeyConsumer> consumers) => consumers.Count(one => !one.HasComeOver) is var left and > 0
        ? $"{Figure.Of(left, "consumer")} still on the old key."
        : "Nobody is seen on the old key.";

    private static void WriteConsumers(TerminalText text, IReadOnlyList<KeyConsumer> consumers)
    {
        text.Line($"Who uses the keys: {OnOldKey(consumers)}");
        var table = Grid(columns: 5);
        foreach (var one in consumers)
        {
            table.AddRow(
                TerminalText.Plain(one.HasComeOver ? "new key" : "old key", one.HasComeOver ? null : Warning),
                TerminalText.Plain(Timestamp.Of(one.LastSeen)),
                TerminalText.Plain(one.Service ?? "unknown"),
                TerminalText.Plain(one.Address ?? "address unknown", one.Address is null ? Faint : null),
                TerminalText.Plain(one.UserAgent ?? ""));
        }

        text.Write(table);
        text.Line();
    }

    // What a lost sealing key takes away, while it matters.
    private static IEnumerable<string> Lost(RotationState state)
    {
        var (old, isOver) = (state.Request.OldKey, state.IsOver || state.Phase == RotationPhase.Deleted);
        if (!isOver && state.Unopened.Contains(old))
        {
            yield return $"{old} does not open: no destination can be given it back by Keytide"
                + (state.Request.Emergency ? "" : $"; keytide rotate reactivate {state.Id} still switches it on");
        }

        if (!isOver && state.NewKey is { } key && state.Unopened.Contains(key))
        {
            yield return $"{key} does not open: "
                + (state.WasDistributed ? "it stays where it was delivered, and can be written nowhere else" : "nobody has received it");
        }
    }

    private static string Refused(SessionCut cut) => cut switch
    {
        { IsLifted: true } => "those of the old key were refused until they had ended",
        { IsInPlace: true } => $"refused where issued before {Timestamp.Of(cut.Before)}",
        _ => $"NOT refused: {cut.LastFailure ?? "about to be"}",
    };

    private static string Holds(DeliveryProgress delivery) => delivery switch
    {
        { LastFailure: { } failure } => $"fails: {failure}",
        { ConfirmedAt: { } at } => $"holds {delivery.Sent}, seen {Timestamp.Of(at)}",
        { Sent: { } sent } => $"{sent} was sent there",
        { Check: { IsReady: true } check } => $"ready, {check.Detail}",
        { Check: { } check } => $"not ready: {check.Detail}",
        _ => "not looked at yet",
    };
}
