using System.CommandLine;
using System.Text.Json;
using Keytide.Cli.Output;
using Keytide.Cli.Settings;
using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Wire;
using Keytide.Rotation;
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
        var account = (await room.CallerAsync(cancellation)).Account;
        var open = (await room.Journal.ListAsync(subject: null, cancellation))
            .Where(one => !one.IsOver && one.Account == account)
            .ToDictionary(one => one.UserId, one => one.Id, StringComparer.Ordinal);
        var iam = new IamClient(room.Aws);
        var found = new List<DueKey>();
        var unread = 0;
        await foreach (var page in iam.GetAccountAuthorizationDetailsAsync(["User"], cancellation))
        {
            foreach (var candidate in page.Users.Where(one => user is null || one.Name == user))
            {
                if (rules.FirstOrDefault(rule => rule.Matches(candidate.Name, candidate.Tags)) is not { } rule)
                {
                    continue;
                }

                try
                {
                    var keys = await iam.ListAccessKeysAsync(candidate.Name, cancellation);
                    RotationId? rotation = open.TryGetValue(candidate.Id, out var id) ? id : null;
                    found.AddRange(DueKeys.Of(candidate.Name, [.. keys.Select(Listed)], rule, rotation, context.Time.GetUtcNow()));
                }
                catch (AwsException problem)
                {
                    unread++;
                    context.Talk.Error($"The keys of {Quoted.Shorten(candidate.Name)} could not be listed: {problem.Message}", null);
                }
            }
        }

        var sorted = found.OrderBy(key => key.Standing).ThenByDescending(key => key.Age).ThenBy(key => key.Key).ToList();
        await RotationOutput.WriteAsync(context, json => Write(json, sorted), text => Write(text, sorted), cancellation);
        return unread > 0 ? ExitCode.Incomplete : ExitCode.Clean;
    }

    private static ListedKey Listed(AccessKeyMetadata key) => new(key.Id, key.Status != CredentialStatus.Inactive, key.CreatedAt);

    private static void Write(Utf8JsonWriter json, IEnumerable<DueKey> keys)
    {
        json.WriteStartArray();
        foreach (var key in keys)
        {
            json.WriteStartObject();
            json.WriteText("user", key.UserName);
            json.WriteText("key", key.Key.Value);
            json.WriteText("policy", key.Rule.Name);
            json.WriteNumberOrNull("ageDays", key.Age?.Days);
            json.WriteText("maximumAge", Duration.Text(key.Rule.MaximumAge));
            json.WriteBoolean("due", key.Standing == DueStanding.Due);
            json.WriteText("standing", ContractName.Of(key.Standing));
            json.WriteText("why", key.Why);
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

    private static void Write(TerminalText text, IReadOnlyList<DueKey> keys)
    {
        text.Line($"{keys.Count(key => key.Standing == DueStanding.Due)} of {keys.Count} keys are due.");
        var table = new Table { Border = TableBorder.None };
        foreach (var heading in new[] { "USER", "KEY", "POLICY", "STANDING", "WHY" })
        {
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Dim))));
        }

        foreach (var key in keys)
        {
            table.AddRow(
                TerminalText.Plain(key.UserName), TerminalText.Plain(key.Key.Value), TerminalText.Plain(key.Rule.Name),
                TerminalText.Plain(ContractName.Of(key.Standing)), TerminalText.Plain(key.Why));
        }

        text.Write(table);
    }
}
