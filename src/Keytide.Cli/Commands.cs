using System.CommandLine;

namespace Keytide.Cli;

/// <summary>The commands, in the order in which help shows them. One line a capability.</summary>
internal static class Commands
{
    public static IEnumerable<Command> All(KeytideCommandLine line)
    {
        _ = line;
        yield break;
    }
}
