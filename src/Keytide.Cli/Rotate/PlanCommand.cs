using System.CommandLine;
using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Cli.Settings;
using Keytide.Connectors.Aws.Rotation;
using Keytide.Rotation;
using Keytide.Rotation.Fleet;
using Spectre.Console;

namespace Keytide.Cli.Rotate;

/// <summary><c>keytide rotate plan</c>: which keys the policies of the settings cover, which of them are due, and why.</summary>
internal static class PlanCommand
{
    public static Command Create(KeytideCommandLine line)
    {
        var user = new Option<string?>("--user") { HelpName = "NAME", Description = "This user alone." };
        var policy = new Option<string?>("--policy") { HelpName = "NAME", Description = "This policy of the settings alone." };
        var command = new Command("plan", "What the policies of keytide.yaml ask for: which keys are due, and why.") { user, policy };
        RotateCommand.Handle(line, command, async (parsed, context, room, cancellation) =>
        {
            var rules = SettingsFile.Load(context).Rotation.Rules;
            if (rules.Count == 0)
            {
                throw new KeytideException(
                    "The settings have no rotation policies.", "Write some under rotation: policies:, as docs/guide/keytide.yaml does.");
            }

            if (parsed.GetValue(policy) is { } name)
            {
                rules = [RuleNamed(rules, name)];
            }

            return await PlanAsync(context, room, rules, parsed.GetValue(user), cancellation);
        });
        return command;
    }

    /// <exception cref="KeytideException">There is none of that name.</exception>
    public static RotationRule RuleNamed(IReadOnlyList<RotationRule> rules, string name) =>
        rules.FirstOrDefault(rule => rule.Name == name) ?? throw new KeytideException(
            $"The settings have no rotation policy named \"{Quoted.Shorten(name)}\".",
            rules.Count == 0 ? "Write it under rotation: policies: in keytide.yaml."
                : $"There are: {string.Join(", ", rules.Select(rule => Quoted.Shorten(rule.Name)))}.");

    private static async Task<int> PlanAsync(
        CommandContext context, EngineRoom room, IReadOnlyList<RotationRule> rules, string? user, CancellationToken cancellation)
    {
        var caller = await room.CallerAsync(cancellation);
        var limits = SettingsFile.Load(context).Rotation.Fleet;
        var rotations = await room.Journal.ListAsync(subject: null, cancellation);
        var view = await FleetReader.ReadAsync(room.Aws, caller, rules, rotations, user, cancellation);
        foreach (var (userName, why) in view.Unread)
        {
            context.Talk.Error($"The keys of {Quoted.Shorten(userName)} could not be listed: {why}", null);
        }

        var stop = room.Fleet.Peek(rotations, limits) is { } reason ? $"Rotations by policy are stopped: {reason}" : null;
        var choices = FleetRules.Choose(caller.Account, view.Candidates, rotations, stop, limits, context.Time.GetUtcNow())
            .OrderBy(one => one.Candidate.Due.Standing).ThenBy(one => !one.Starts)
            .ThenByDescending(one => one.Candidate.Due.Age).ThenBy(one => one.Candidate.Due.Key).ToList();
        await RotationOutput.WriteAsync(context, json => Write(json, choices), text => Write(text, choices), cancellation);
        return view.Unread.Count > 0 ? ExitCode.Incomplete : ExitCode.Clean;
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<FleetChoice> choices)
    {
        json.WriteStartArray();
        foreach (var choice in choices)
        {
            var key = choice.Candidate.Due;
            json.WriteStartObject();
            json.WriteText("user", key.UserName);
            json.WriteText("key", key.Key.Value);
            json.WriteText("policy", key.Rule.Name);
            json.WriteNumberOrNull("ageDays", key.Age?.Days);
            json.WriteText("maximumAge", Duration.Text(key.Rule.MaximumAge));
            json.WriteBoolean("due", key.Standing == DueStanding.Due);
            json.WriteText("standing", ContractName.Of(key.Standing));
            json.WriteBoolean("startsNow", choice.Starts);
            json.WriteText("why", choice.Why);
            json.WriteStartArray("destinations");
            foreach (var destination in key.Rule.DestinationsFor(key.UserName))
            {
                json.WriteTextValue(destination.ToString());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(TerminalText text, IReadOnlyList<FleetChoice> choices)
    {
        var due = choices.Count(choice => choice.Candidate.Due.Standing == DueStanding.Due);
        text.Line($"{due} of {choices.Count} keys are due; the next tick starts {choices.Count(choice => choice.Starts)} of them.");
        var table = new Table { Border = TableBorder.None };
        foreach (var heading in new[] { "USER", "KEY", "POLICY", "STANDING", "WHY" })
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Dim))));
        }

        foreach (var (candidate, starts, why) in choices)
        {
            var key = candidate.Due;
            table.AddRow(
                TerminalText.Plain(key.UserName), TerminalText.Plain(key.Key.Value), TerminalText.Plain(key.Rule.Name),
                TerminalText.Plain(key.Standing == DueStanding.Due && !starts ? "due, held back" : ContractName.Of(key.Standing)),
                TerminalText.Plain(why));
        }

        text.Write(table);
    }
}
