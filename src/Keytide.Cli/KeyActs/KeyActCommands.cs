using System.CommandLine;
using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Cli.Rotate;
using Keytide.Rotation;
using Spectre.Console;

namespace Keytide.Cli.KeyActs;

/// <summary><c>keytide keys deactivate|reactivate|delete</c>: single changes of keys, journaled and reversible until deleted.</summary>
internal static class KeyActCommands
{
    private static readonly TimeSpan ShortestUnused = TimeSpan.FromDays(1);

    public static IEnumerable<Command> All(KeytideCommandLine line)
    {
        yield return Deactivate(line);
        yield return One(line, "reactivate", "Switch a key on again.", KeyChange.Reactivate);
        yield return One(line, "delete", "Delete an inactive key that nobody uses. It cannot be undone.", KeyChange.Delete);
    }

    private static Command Deactivate(KeytideCommandLine line)
    {
        var id = new Argument<string?>("ID") { Arity = ArgumentArity.ZeroOrOne, Description = "The access key." };
        var unusedFor = new Option<string?>("--unused-for")
        {
            HelpName = "SPAN",
            Description = "Every active key of the account that is unused for so long, such as 90d.",
        };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and do nothing." };
        var command = new Command("deactivate", "Switch a key off, or every unused one.") { id, unusedFor, dryRun };
        RotateCommand.Handle(line, command, async (parsed, context, room, cancellation) =>
        {
            var isDryRun = parsed.GetValue(dryRun);
            return (parsed.GetValue(id), parsed.GetValue(unusedFor)) switch
            {
                ({ } key, null) when !isDryRun => await OneAsync(context, room, KeyChange.Deactivate, key, cancellation),
                (null, { } span) => await SweepAsync(context, room, SpanOf(span), isDryRun, cancellation),
                _ => throw new KeytideException(
                    "Name one key, or --unused-for SPAN for all that are unused; --dry-run goes with the latter.",
                    "For example: keytide keys deactivate --unused-for 90d --dry-run."),
            };
        });
        return command;
    }

    private static Command One(KeytideCommandLine line, string name, string description, KeyChange change)
    {
        var id = new Argument<string>("ID") { Description = "The access key." };
        var command = new Command(name, description) { id };
        RotateCommand.Handle(line, command, (parsed, context, room, cancellation) =>
            OneAsync(context, room, change, parsed.GetValue(id)!, cancellation));
        return command;
    }

    private static async Task<int> OneAsync(
        CommandContext context, EngineRoom room, KeyChange change, string id, CancellationToken cancellation)
    {
        var key = AccessKeyId.TryParse(id, out var parsed) ? parsed
            : throw new KeytideException($"\"{Quoted.Shorten(id)}\" is no access key id.", "Write it like AKIAIOSFODNN7EXAMPLE.");
        var result = await new KeyActRun(context, room).OneAsync(change, key, cancellation);
        await WriteAsync(context, [result], cancellation);
        if (change == KeyChange.Deactivate && result.Outcome == KeyActOutcome.Done)
        {
            context.Talk.Note($"keytide keys reactivate {key} undoes it.");
        }

        return CodeOf([result]);
    }

    private static async Task<int> SweepAsync(
        CommandContext context, EngineRoom room, TimeSpan unusedFor, bool isDryRun, CancellationToken cancellation)
    {
        var results = await new KeyActRun(context, room).SweepAsync(unusedFor, isDryRun, cancellation);
        await WriteAsync(context, results, cancellation);
        return CodeOf(results);
    }

    private static TimeSpan SpanOf(string text) =>
        Duration.TryParse(text) is not { } span
            ? throw new KeytideException($"--unused-for \"{Quoted.Shorten(text)}\" is no span of time.", Duration.Hint)
            : span >= ShortestUnused ? span
            : throw new KeytideException(
                $"--unused-for {text} is shorter than a day.", "AWS records a use up to hours late: a key in use would be switched off.");

    private static int CodeOf(IReadOnlyList<KeyActResult> results) =>
        results.Any(result => result.Outcome == KeyActOutcome.Failed) ? ExitCode.ActionFailed
        : results.Any(result => result.Outcome == KeyActOutcome.Refused) ? ExitCode.Incomplete
        : ExitCode.Clean;

    private static Task WriteAsync(CommandContext context, IReadOnlyList<KeyActResult> results, CancellationToken cancellation) =>
        RotationOutput.WriteAsync(context, json => Write(json, results), text => Write(text, results), cancellation);

    private static void Write(Utf8JsonWriter json, IReadOnlyList<KeyActResult> results)
    {
        json.WriteStartArray();
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteText("user", result.UserName);
            json.WriteText("key", result.Key.Value);
            json.WriteName("outcome", result.Outcome);
            json.WriteText("why", result.Why);
            json.WriteTime("lastUsedAt", result.LastUsedAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(TerminalText text, IReadOnlyList<KeyActResult> results)
    {
        if (results.Count == 0)
        {
            text.Line("No key is unused for that long.");
            return;
        }

        var table = new Table { Border = TableBorder.None };
        foreach (var heading in new[] { "USER", "KEY", "OUTCOME", "WHY" })
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Dim))));
        }

        foreach (var result in results)
        {
            table.AddRow(
                TerminalText.Plain(result.UserName), TerminalText.Plain(result.Key.Value),
                TerminalText.Plain(ContractName.Of(result.Outcome)), TerminalText.Plain(result.Why));
        }

        text.Write(table);
    }
}
