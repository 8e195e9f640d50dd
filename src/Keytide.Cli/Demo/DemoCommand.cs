using System.CommandLine;

namespace Keytide.Cli.Demo;

/// <summary><c>keytide demo</c>: the main job, on an organization that exists only in this process.</summary>
internal static class DemoCommand
{
    public static Command Create(KeytideCommandLine line)
    {
        var seed = new Option<ulong>("--seed")
        {
            HelpName = "N",
            Description = "Decides every name, id and date of the organization.",
            DefaultValueFactory = _ => 1,
        };
        var once = new Option<bool>("--once")
        {
            Description = "Exit at the end, as it does anyway as long as there is nothing to stay for.",
        };
        var command = new Command(
            "demo",
            "Make up an organization, audit it, and write the report: nothing is installed, and nothing leaves this machine.")
        {
            seed, once,
        };
        line.Handle(command, (parsed, context, cancellation) => new DemoRun(context, parsed.GetValue(seed)).RunAsync(cancellation));
        return command;
    }
}
