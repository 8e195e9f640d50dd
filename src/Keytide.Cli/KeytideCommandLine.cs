using System.CommandLine;
using Keytide.Cli.Output;
using Keytide.Cli.Scan;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Cli;

/// <summary>The whole command line: parses, runs one command, and turns every outcome into an exit code.</summary>
public sealed class KeytideCommandLine
{
    private readonly Func<GlobalSettings, CommandContext> _context;
    private GlobalOptions? _global;

    /// <param name="context">Makes the world the command runs in; tests give their own streams and clock.</param>
    public KeytideCommandLine(Func<GlobalSettings, CommandContext> context) => _context = context;

    /// <summary>Gives a command its body. A <see cref="KeytideException"/> in it is the user's to mend: exit 2.</summary>
    public void Handle(Command command, Func<ParseResult, CommandContext, CancellationToken, Task<int>> body) =>
        command.SetAction(async (parsed, cancellation) => await body(parsed, _context(Global.Read(parsed)), cancellation));

    public Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellation) =>
        ScanCommand.IsOfHook(arguments) ? RunHook(error, cancellation) : ParseAsync(arguments, output, error, cancellation);

    /// <summary>
    /// The commit hook's own command line, without parsing, and without a state machine where it does not wait: the runtime takes longer to
    /// set those up than the scan does.
    /// </summary>
    public Task<int> RunHook(TextWriter error, CancellationToken cancellation)
    {
        Task<int> work;
        try
        {
            work = ScanCommand.StagedAsync(_context(GlobalSettings.Unsaid), cancellation);
        }
        catch (Exception problem)
        {
            work = Task.FromException<int>(problem);
        }

        return work.IsCompletedSuccessfully ? work : GuardAsync(work, error, cancellation);
    }

    private async Task<int> ParseAsync(
        IReadOnlyList<string> arguments, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        var parsed = Root(arguments.Count > 0 ? arguments[0] : null).Parse(arguments);
        var talk = new Talk(error, new GlobalSettings());
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
            {
                talk.Error(problem.Message, null);
            }

            talk.Error("the command line was not understood; nothing was done.", $"See {Named(parsed)} --help.");
            return ExitCode.Usage;
        }

        var settings = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        return await GuardAsync(parsed.InvokeAsync(settings, cancellation), error, cancellation);
    }

    // Every outcome that is expected has an exit code.
    private static async Task<int> GuardAsync(Task<int> work, TextWriter error, CancellationToken cancellation)
    {
        var talk = new Talk(error, new GlobalSettings());
        try
        {
            return await work;
        }
        catch (KeytideException problem)
        {
            talk.Error(problem.Message, problem.Hint);
            return ExitCode.Usage;
        }
        catch (AwsException failure)
        {
            talk.Error(failure.Message, AwsHint.For(failure));
            return ExitCode.Incomplete;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            talk.Error(
                $"stopped: {Quoted.Sentence(problem.Message)}",
                "See that standard output is open, and that there is room where it and the state folder lie.");
            return ExitCode.ActionFailed;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            talk.Error("stopped before it was done.", null);
            return ExitCode.ActionFailed;
        }
    }

    private GlobalOptions Global => _global ??= new GlobalOptions();

    private RootCommand Root(string? first)
    {
        var root = new RootCommand(
            "Keytide keeps AWS credentials from going stale, from leaking unnoticed and from breaking whoever uses them.");
        Global.AddTo(root);
        foreach (var command in Commands.Awaited(this, first) is { } awaited ? [awaited] : Commands.All(this))
        {
            root.Subcommands.Add(command);
        }

        return root;
    }

    private static string Named(ParseResult parsed)
    {
        var path = new List<string>();
        for (System.CommandLine.Parsing.SymbolResult? at = parsed.CommandResult; at is not null; at = at.Parent)
        {
            if (at is System.CommandLine.Parsing.CommandResult { Command: not RootCommand } command)
            {
                path.Insert(0, command.Command.Name);
            }
        }

        return string.Join(' ', path.Prepend("keytide"));
    }
}
