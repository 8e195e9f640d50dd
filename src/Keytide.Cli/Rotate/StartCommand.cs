using System.CommandLine;
using Keytide.Cli.Settings;
using Keytide.Connectors.Aws.Iam;
using Keytide.Distribution;
using Keytide.Rotation;

namespace Keytide.Cli.Rotate;

/// <summary><c>keytide rotate start</c>: asks for a rotation. It is carried out by <c>run</c> or <c>tick</c>.</summary>
internal static class StartCommand
{
    public static Command Create(KeytideCommandLine line)
    {
        var user = new Option<string>("--user") { HelpName = "NAME", Required = true, Description = "Whose key." };
        var key = new Option<string?>("--key") { HelpName = "ID", Description = "Which key, where the user has two active ones." };
        var to = new Option<string[]>("--to")
        {
            HelpName = "DEST",
            Description = "Where the new key goes, such as secretsmanager:NAME or credentials-file:PATH#PROFILE; may be repeated. "
                + "The first is the canary.",
        };
        var policy = new Option<string?>("--policy")
        {
            HelpName = "NAME",
            Description = "The policy of the settings whose windows and destinations apply; options given here override it.",
        };
        var proofSpan = Span("--proof-span", "How long AWS has to accept the new key before anybody gets it [30s].");
        var quietWindow = Span("--quiet-window", "How long the old key has to be unused before it is switched off [24h].");
        var soak = Span("--soak", "How long the old key stays inactive before it is deleted [7d].");
        var emergency = new Option<bool>("--emergency")
        {
            Description = "The key is compromised: switch it off first, before its consumers have a new one.",
        };
        var run = new Option<bool>("--run") { Description = "Carry it on at once, as rotate run does." };
        var command = new Command("start", "Ask for the rotation of a user's key.")
        {
            user, key, to, policy, proofSpan, quietWindow, soak, emergency, run,
        };
        RotateCommand.Handle(line, command, async (parsed, context, room, cancellation) =>
        {
            var settings = SettingsFile.Load(context).Rotation;
            var rule = parsed.GetValue(policy) is { } name ? PlanCommand.RuleNamed(settings.Rules, name) : null;
            var userName = parsed.GetValue(user)!;
            var given = parsed.GetValue(to) ?? [];
            var windows = rule?.Policy ?? RotationPolicy.Default;
            windows = windows with
            {
                ProofSpan = SpanOf(parsed, proofSpan) ?? windows.ProofSpan,
                QuietWindow = SpanOf(parsed, quietWindow) ?? windows.QuietWindow,
                Soak = SpanOf(parsed, soak) ?? windows.Soak,
            };
            var request = new Wish(
                userName,
                parsed.GetValue(key),
                WholePath.Of(given.Length > 0 ? given.Select(DestinationAddress.Parse) : rule?.DestinationsFor(userName) ?? []),
                windows,
                parsed.GetValue(emergency),
                rule?.Name);
            var id = await StartAsync(request, context, room, cancellation);
            if (parsed.GetValue(run))
            {
                return await new RotationRun(context, room).OneAsync(id, cancellation);
            }

            await RotationOutput.WriteAsync(context, await RotationReading.ReadAsync(room, id, cancellation), cancellation);
            context.Talk.Note($"keytide rotate run {id} carries it out.");
            return ExitCode.Clean;
        });
        return command;
    }

    private static async Task<RotationId> StartAsync(
        Wish wish, CommandContext context, EngineRoom room, CancellationToken cancellation)
    {
        var caller = await room.CallerAsync(cancellation);
        var target = await RotationTarget.FindAsync(new IamClient(room.Aws), wish.UserName, wish.Key, cancellation);
        Warn(wish.Policy, context);
        await room.TellAboutAsync(wish.Destinations, cancellation);
        var state = await room.Desk.StartAsync(
            new RotationRequest(
                caller.Account,
                target.User.Name,
                target.User.Id,
                target.Key,
                wish.Destinations,
                wish.Policy,
                wish.Emergency,
                $"{ThisEngine.Operator()} as {caller.Arn}",
                wish.Rule),
            cancellation);
        return state.Id;
    }

    private static void Warn(RotationPolicy policy, CommandContext context)
    {
        if (policy.QuietWindow < policy.UseRecordLag)
        {
            context.Talk.Note(
                $"A quiet window of {Duration.Text(policy.QuietWindow)} is shorter than AWS may take to record a use "
                + $"({Duration.Text(policy.UseRecordLag)}): a consumer that still holds the old key may be overlooked.");
        }
    }

    private static Option<string?> Span(string name, string description) =>
        new(name) { HelpName = "SPAN", Description = description };

    private static TimeSpan? SpanOf(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is not { } text ? null
        : Duration.TryParse(text)
        ?? throw new KeytideException($"{option.Name} \"{Quoted.Shorten(text)}\" is no span of time.", Duration.Hint);

    private sealed record Wish(
        string UserName, string? Key, IReadOnlyList<DestinationAddress> Destinations, RotationPolicy Policy, bool Emergency,
        string? Rule);
}
