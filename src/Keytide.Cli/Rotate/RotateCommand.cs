using System.CommandLine;
using Keytide.Cli.Output;
using Keytide.Cli.Settings;
using Keytide.Rotation;
using Keytide.Storage;

namespace Keytide.Cli.Rotate;

/// <summary><c>keytide rotate</c>: replace access keys so that every consumer holds an accepted key at every instant.</summary>
internal static class RotateCommand
{
    public static readonly IReadOnlyList<OutputFormat> Formats = [OutputFormat.Table, OutputFormat.Json];

    public static Command Create(KeytideCommandLine line)
    {
        var command = new Command("rotate", "Replace access keys so that their consumers never notice.")
        {
            PlanCommand.Create(line),
            StartCommand.Create(line),
            Status(line),
            List(line),
            Run(line),
            Tick(line),
            Approve(line),
            OnOne(line, "resume", "Let a blocked rotation go on, once what blocked it is mended.",
                (room, id, cancellation) => room.Desk.ResumeAsync(id, ThisEngine.Operator(), cancellation)),
            OnOne(line, "rollback", "Take a rotation back: the old key on, the destinations restored, the new key retired.",
                (room, id, cancellation) => room.Desk.RollBackAsync(id, ThisEngine.Operator(), cancellation)),
            Reactivate(line),
            Release(line),
        };
        return command;
    }

    /// <summary>Gives a command its body, with the engine room open and its troubles turned into exit codes.</summary>
    public static void Handle(
        KeytideCommandLine line, Command command, Func<ParseResult, CommandContext, EngineRoom, CancellationToken, Task<int>> body) =>
        line.Handle(command, async (parsed, context, cancellation) =>
        {
            OutputFormats.Choose(context.Settings.Format, context.Settings.Output, Formats); // Before anything is done.
            using var room = EngineRoom.Open(context);
            try
            {
                return await body(parsed, context, room, cancellation);
            }
            catch (RotationInProgressException problem)
            {
                throw new KeytideException(
                    problem.Message, $"See it with keytide rotate status {problem.Existing}, or end it with rotate rollback.", problem);
            }
            catch (Exception problem) when (problem is StorageException or LeaseLostException or InvalidJournalException
                                                or SealBrokenException)
            {
                context.Talk.Error(problem.Message, "Nothing is lost: keytide rotate list shows where each rotation is.");
                return ExitCode.ActionFailed;
            }
        });

    private static Command Status(KeytideCommandLine line)
    {
        var id = IdArgument();
        var command = new Command("status", "How far a rotation is, what comes next, and who still uses the old key.") { id };
        Handle(line, command, async (parsed, context, room, cancellation) =>
        {
            var view = await RotationReading.ReadAsync(room, RotationId.Parse(parsed.GetValue(id)!), cancellation);
            await RotationOutput.WriteAsync(
                context,
                await RotationReading.WithUsesAsync(room, view, withEvents: true, context.Talk, cancellation), cancellation);
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command List(KeytideCommandLine line)
    {
        var all = new Option<bool>("--all") { Description = "Those that are over as well." };
        var uses = new Option<bool>("--uses") { Description = "Ask AWS for the latest use of the keys, two calls a rotation." };
        var command = new Command("list", "The rotations that are not over.") { all, uses };
        Handle(line, command, async (parsed, context, room, cancellation) =>
        {
            var summaries = await room.Journal.ListAsync(subject: null, cancellation);
            var shown = new List<ListedRotation>();
            foreach (var summary in summaries.Where(summary => !summary.IsOver || parsed.GetValue(all)))
            {
                var consumers = parsed.GetValue(uses) ? await AskAsync(room, summary.Id, context, cancellation) : null;
                shown.Add(new ListedRotation(summary, consumers));
            }

            await RotationOutput.WriteAsync(context, shown, cancellation);
            return ExitCode.Clean;
        });
        return command;
    }

    private static async Task<IReadOnlyList<KeyConsumer>?> AskAsync(
        EngineRoom room, RotationId id, CommandContext context, CancellationToken cancellation)
    {
        var view = await RotationReading.ReadAsync(room, id, cancellation);
        return (await RotationReading.WithUsesAsync(room, view, withEvents: false, context.Talk, cancellation)).Consumers;
    }

    private static Command Run(KeytideCommandLine line)
    {
        var id = new Argument<string?>("ID")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "The rotation; without it, every one that is not over.",
        };
        var command = new Command("run", "Carry rotations on until they are over or wait for a human.") { id };
        var organization = OrganizationChoice.AddTo(command);
        Handle(line, command, (parsed, context, room, cancellation) =>
        {
            room.Organization = organization(parsed, context);
            return parsed.GetValue(id) is { } one
                ? new RotationRun(context, room).OneAsync(RotationId.Parse(one), cancellation)
                : new RotationRun(context, room).AllAsync(cancellation);
        });
        return command;
    }

    private static Command Tick(KeytideCommandLine line)
    {
        var command = new Command(
            "tick",
            "Start what the policies ask for, take the steps that are due now, of every rotation, and end. For schedulers.");
        var organization = OrganizationChoice.AddTo(command);
        Handle(line, command, (parsed, context, room, cancellation) =>
        {
            room.Organization = organization(parsed, context);
            return new RotationRun(context, room).TickAsync(cancellation);
        });
        return command;
    }

    private static Command Approve(KeytideCommandLine line)
    {
        var id = IdArgument();
        var plan = new Option<string?>("--plan")
        {
            HelpName = "HASH",
            Description = "The plan that was read, as rotate status shows it; another plan is then not approved.",
        };
        var command = new Command("approve", "Agree to the plan of a rotation that waits for it.") { id, plan };
        Handle(line, command, async (parsed, context, room, cancellation) =>
        {
            var state = await room.Desk.ApproveAsync(
                RotationId.Parse(parsed.GetValue(id)!), parsed.GetValue(plan), ThisEngine.Operator(), cancellation);
            return await ShowAsync(context, room, state.Id, cancellation);
        });
        return command;
    }

    private static Command Reactivate(KeytideCommandLine line)
    {
        var id = IdArgument();
        var command = new Command("reactivate", "Switch the old key on again at once; it is then watched as before.") { id };
        Handle(line, command, async (parsed, context, room, cancellation) =>
        {
            var driver = await room.DriverAsync(cancellation, needsSecrets: false);
            var state = await driver.ReactivateAsync(RotationId.Parse(parsed.GetValue(id)!), ThisEngine.Operator(), cancellation);
            await ShowAsync(context, room, state.Id, cancellation);
            if (state.Of(state.Request.OldKey).LastFailure is not { } failure)
            {
                return ExitCode.Clean;
            }

            context.Talk.Error($"{state.Request.OldKey} could not be switched on: {failure}", "Try again; nothing else was changed.");
            return ExitCode.ActionFailed;
        });
        return command;
    }

    private static Command Release(KeytideCommandLine line)
    {
        var command = new Command(
            "release", "Let rotations be started by policy again, after too many had gone wrong and you have seen to it.");
        Handle(line, command, async (_, context, room, cancellation) =>
        {
            var stopped = await room.Fleet.ReleaseAsync(
                ThisEngine.Operator(), SettingsFile.Load(context).Rotation.Fleet, cancellation);
            context.Talk.Note($"Released. It was stopped {Timestamp.Of(stopped.At)}: {stopped.Detail}");
            return ExitCode.Clean;
        });
        return command;
    }

    private static Command OnOne(
        KeytideCommandLine line, string name, string description, Func<EngineRoom, RotationId, CancellationToken, Task<RotationState>> act)
    {
        var id = IdArgument();
        var command = new Command(name, description) { id };
        Handle(line, command, async (parsed, context, room, cancellation) =>
        {
            var state = await act(room, RotationId.Parse(parsed.GetValue(id)!), cancellation);
            return await ShowAsync(context, room, state.Id, cancellation);
        });
        return command;
    }

    private static async Task<int> ShowAsync(CommandContext context, EngineRoom room, RotationId id, CancellationToken cancellation)
    {
        await RotationOutput.WriteAsync(context, await RotationReading.ReadAsync(room, id, cancellation), cancellation);
        context.Talk.Note($"keytide rotate run {id} carries it on.");
        return ExitCode.Clean;
    }

    private static Argument<string> IdArgument() => new("ID") { Description = "The rotation, such as rot-bh8m3afxiyb8aki5dtqi." };
}
