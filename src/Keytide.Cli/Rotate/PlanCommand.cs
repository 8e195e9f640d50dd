using System.CommandLine;
using Keytide.Cli.Settings;
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
        var organization = OrganizationChoice.AddTo(command);
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

            room.Organization = organization(parsed, context);
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
        var limits = SettingsFile.Load(context).Rotation.Fleet;
        var rotations = await room.Journal.ListAsync(subject: null, cancellation);
        var reading = new FleetRun(context, room);
        var views = await reading.ReadAsync(await room.AccountsAsync(cancellation), rules, user, cancellation);
        var stop = room.Fleet.Peek(rotations, limits) is { } reason ? $"Rotations by policy are stopped: {reason}" : null;
        var (planned, elsewhere) = (new List<(AccountId, FleetChoice)>(), 0);
        foreach (var (account, view) in views)
        {
            var choices = FleetRules.Choose(
                account.Id, view.Candidates, rotations, stop, limits, context.Time.GetUtcNow(), elsewhere);
            elsewhere += choices.Count(choice => choice.Starts);
            planned.AddRange(choices
                .OrderBy(one => one.Candidate.Due.Standing).ThenBy(one => !one.Starts)
                .ThenByDescending(one => one.Candidate.Due.Age).ThenBy(one => one.Candidate.Due.Key)
                .Select(choice => (account.Id, choice)));
        }

        await RotationOutput.WriteAsync(
            context, json => PlanOutput.Write(json, planned), text => PlanOutput.Write(text, planned), cancellation);
        return reading.IsIncomplete ? ExitCode.Incomplete : ExitCode.Clean;
    }
}
