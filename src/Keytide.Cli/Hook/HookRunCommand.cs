using System.CommandLine;
using System.Text;
using Keytide.Cli.Scan;
using Keytide.Connectors.Git;

namespace Keytide.Cli.Hook;

/// <summary><c>keytide hook run</c>: what the hooks of pushes call. Git tells them on standard input what is pushed.</summary>
internal static class HookRunCommand
{
    private const int LongestInput = 64 << 20;

    public static Command Create(KeytideCommandLine line)
    {
        var name = new Argument<string>("HOOK");
        var arguments = new Argument<string[]>("ARGUMENT") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("run", "Do the work of a hook; for git.") { name, arguments };
        command.Hidden = true;
        line.Handle(command, (parsed, context, cancellation) =>
        {
            var request = RequestOf(parsed.GetValue(name)!, parsed.GetValue(arguments) ?? [], ReadInput());
            return request.Push!.References.Count == 0
                ? Task.FromResult(ExitCode.Clean)
                : new ScanRun(context, request).RunAsync(cancellation);
        });
        return command;
    }

    /// <summary>What is to be scanned.</summary>
    /// <exception cref="KeytideException">It is another hook, or git's words are not as they should be.</exception>
    internal static ScanRequest RequestOf(string hook, IReadOnlyList<string> arguments, string input) => hook switch
    {
        "pre-push" => new ScanRequest
        {
            Push = new PushRequest(PushLines.BeforePush(input), KnownThere(arguments)),
        },
        "pre-receive" => new ScanRequest { Push = new PushRequest(PushLines.BeforeReceive(input), "refs/") },
        _ => throw new KeytideException($"There is no hook \"{Quoted.Shorten(hook)}\" that calls this.", "Use keytide hook install."),
    };

    // Git gives a remote's name and address; to an address without a name it gives that twice, and knows nothing of what is there.
    private static string? KnownThere(IReadOnlyList<string> arguments) =>
        arguments.Count >= 2 && arguments[0] != arguments[1] ? $"refs/remotes/{arguments[0]}/" : null;

    private static string ReadInput()
    {
        using var input = new StreamReader(Console.OpenStandardInput());
        var text = new StringBuilder();
        var buffer = new char[8192];
        for (var read = input.Read(buffer); read > 0; read = input.Read(buffer))
        {
            text.Append(buffer, 0, read);
            if (text.Length > LongestInput)
            {
                throw new KeytideException("More references are pushed than can be read.", "Push them in parts.");
            }
        }

        return text.ToString();
    }
}
