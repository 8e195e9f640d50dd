using System.CommandLine;
using Keytide.Cli.Settings;
using Keytide.Connectors.Aws.Rotation;
using Keytide.Rotation;
using Keytide.Rotation.Fleet;

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
        await RotationOutput.WriteAsync(
            context, json => PlanOutput.Write(json, choices), text => PlanOutput.Write(text, choices), cancellation);
        return view.Unread.Count > 0 ? ExitCode.Incomplete : ExitCode.Clean;
    }
}
