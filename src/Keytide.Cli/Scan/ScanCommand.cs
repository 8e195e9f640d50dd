using System.CommandLine;
using Keytide.Scanner;

namespace Keytide.Cli.Scan;

/// <summary><c>keytide scan</c>: find AWS credentials where they must not be.</summary>
internal static class ScanCommand
{
    public static Command Create(KeytideCommandLine line)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files and folders, or s3://BUCKET/PREFIX, to look through [the current folder].",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var everything = new Option<bool>("--all") { Description = "Look at what git ignores, too." };
        var input = new Option<bool>("--stdin") { Description = "Look through standard input instead." };
        var staged = new Option<bool>("--staged")
        {
            Description = "Look through what the next commit would bring, as the index has it.",
        };
        var history = new Option<bool>("--history")
        {
            Description = "Look through every object of the repositories at the paths, reachable or not, instead of files.",
        };
        var since = new Option<string?>("--since")
        {
            HelpName = "REV",
            Description = "With --history: only what this revision does not have yet.",
        };
        var failOn = new Option<string?>("--fail-on")
        {
            HelpName = "CONFIDENCE",
            Description = "Exit with 1 for findings of this confidence or above: low, medium, high, never [low].",
        };
        var baseline = new Option<string?>("--baseline")
        {
            HelpName = "FILE",
            Description = "Leaks that this file knows do not count.",
        };
        var writeBaseline = new Option<string?>("--write-baseline")
        {
            HelpName = "FILE",
            Description = "Make or update such a file from what counts now.",
        };
        var online = new Option<bool>("--online")
        {
            Description = "Ask AWS, with your own credentials, whether the keys found in your account still work.",
        };
        var verify = new Option<bool>("--verify")
        {
            Description = "Try each pair found with sts:GetCallerIdentity, which CloudTrail of its account records; not canaries.",
        };
        var ignoreCheck = new Option<bool>("--ignore-check")
        {
            Description = "Print the lines that .gitignore lacks to keep credential files out; scan nothing.",
        };
        var command = new Command("scan", "Find AWS credentials in files, changes and history.")
        {
            paths, everything, input, staged, history, since, failOn, baseline, writeBaseline, online, verify, ignoreCheck,
        };
        line.Handle(command, (parsed, context, cancellation) => Start(context, new ScanRequest
        {
            Paths = parsed.GetValue(paths) ?? [],
            Everything = parsed.GetValue(everything),
            FromInput = parsed.GetValue(input),
            Staged = parsed.GetValue(staged),
            IgnoreCheck = parsed.GetValue(ignoreCheck),
            History = parsed.GetValue(history),
            Since = parsed.GetValue(since),
            FailOn = FailOn(parsed.GetValue(failOn)),
            Online = parsed.GetValue(online),
            Verify = parsed.GetValue(verify),
            Baseline = parsed.GetValue(baseline),
            WriteBaseline = parsed.GetValue(writeBaseline),
        }.Checked(), cancellation));
        return command;
    }

    private static Task<int> Start(CommandContext context, ScanRequest request, CancellationToken cancellation) => request.IgnoreCheck
        ? new IgnoreCheckRun(context, request).RunAsync(cancellation)
        : new ScanRun(context, request).RunAsync(cancellation);

    /// <summary>True for the words with which the commit hook calls: they are understood without the options of all commands.</summary>
    public static bool IsOfHook(IReadOnlyList<string> arguments) =>
        arguments.Count == 2 && arguments[0] == "scan" && arguments[1] == "--staged";

    /// <summary><c>keytide scan --staged</c> with nothing else said.</summary>
    public static Task<int> StagedAsync(CommandContext context, CancellationToken cancellation) =>
        new ScanRun(context, new ScanRequest { Staged = true }).RunAsync(cancellation);

    private static ScanRequest Checked(this ScanRequest request)
    {
        if (request is { FromInput: true, Paths.Count: > 0 } or { FromInput: true, Everything: true })
        {
            throw new KeytideException("--stdin reads standard input only.", "Leave the paths and --all out, or --stdin.");
        }

        if ((request.History || request.Staged) && (request.FromInput || request.Everything || (request.History && request.Staged)))
        {
            throw new KeytideException(
                "--history and --staged look through a repository, each by itself.", "Keep one of --history, --staged, --stdin and --all.");
        }

        if (request is { Staged: true, Paths.Count: > 1 } or { IgnoreCheck: true, Paths.Count: > 1 })
        {
            throw new KeytideException("One repository at a time.", "Name one folder, or nothing for the current one.");
        }

        if (request is { History: false, Since: not null })
        {
            throw new KeytideException("--since is for --history.", "Add --history, or leave --since out.");
        }

        return request.Paths.Contains("")
            ? throw new KeytideException("A path is empty.", "Name a file or a folder, or nothing for the current folder.")
            : request;
    }

    private static Confidence? FailOn(string? text) => text?.ToLowerInvariant() switch
    {
        null or "low" => Confidence.Low,
        "medium" => Confidence.Medium,
        "high" => Confidence.High,
        "never" => null,
        _ => throw new KeytideException($"--fail-on \"{Quoted.Shorten(text)}\" is no confidence.", "Give one of low, medium, high, never."),
    };
}
