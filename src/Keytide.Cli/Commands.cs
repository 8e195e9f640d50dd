using System.CommandLine;
using Keytide.Cli.Audit;
using Keytide.Cli.Demo;
using Keytide.Cli.Hook;
using Keytide.Cli.Keys;
using Keytide.Cli.Policy;
using Keytide.Cli.Rotate;
using Keytide.Cli.Sandbox;
using Keytide.Cli.Scan;

namespace Keytide.Cli;

/// <summary>The commands, in the order in which help shows them. One line a capability.</summary>
internal static class Commands
{
    /// <summary>
    /// The one command that a command line begins with, where that is one that people wait for: making the others would take a commit hook
    /// as long as its work. Null for all others, and for command lines that begin with an option.
    /// </summary>
    public static Command? Awaited(KeytideCommandLine line, string? first) => first switch
    {
        "scan" => ScanCommand.Create(line),
        "hook" => HookCommand.Create(line),
        _ => null,
    };

    public static IEnumerable<Command> All(KeytideCommandLine line)
    {
        yield return DemoCommand.Create(line);
        yield return AuditCommand.Create(line);
        yield return KeysCommand.Create(line);
        yield return RotateCommand.Create(line);
        yield return ScanCommand.Create(line);
        yield return HookCommand.Create(line);
        yield return PolicyCommand.Create(line);
        yield return SandboxCommand.Create(line);
    }
}
