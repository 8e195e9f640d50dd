using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Rotation;
using Keytide.Rotation.Fleet;
using Spectre.Console;

namespace Keytide.Cli.Rotate;

/// <summary>What policies ask for, as JSON and as a table.</summary>
public static class PlanOutput
{
    public static void Write(Utf8JsonWriter json, IEnumerable<(AccountId Account, FleetChoice Choice)> choices)
    {
        json.WriteStartArray();
        foreach (var (account, choice) in choices)
        {
            var key = choice.Candidate.Due;
            json.WriteStartObject();
            json.WriteText("accountId", account.ToString());
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

    public static void Write(TerminalText text, IReadOnlyList<(AccountId Account, FleetChoice Choice)> choices)
    {
        var due = choices.Count(one => one.Choice.Candidate.Due.Standing == DueStanding.Due);
        text.Line($"{due} of {choices.Count} keys are due; the next tick starts {choices.Count(one => one.Choice.Starts)} of them.");
        var table = new Table { Border = TableBorder.None };
        foreach (var heading in new[] { "ACCOUNT", "USER", "KEY", "POLICY", "STANDING", "WHY" })
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Dim))));
        }

        foreach (var (account, (candidate, starts, why)) in choices)
        {
            var key = candidate.Due;
            table.AddRow(
                TerminalText.Plain(account.ToString()), TerminalText.Plain(key.UserName),
                TerminalText.Plain(key.Key.Value), TerminalText.Plain(key.Rule.Name),
                TerminalText.Plain(key.Standing == DueStanding.Due && !starts ? "due, held back" : ContractName.Of(key.Standing)),
                TerminalText.Plain(why));
        }

        text.Write(table);
    }
}
