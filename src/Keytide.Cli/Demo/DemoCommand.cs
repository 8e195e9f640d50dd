using System.CommandLine;

namespace Keytide.Cli.Demo;

/// <summary><c>keytide demo</c>: the main job, on an organization that exists only in this process.</summary>
internal static class DemoCommand
{
    private const int MostDays = 400;

    public static Command Create(KeytideCommandLine line)
    {
        var days = new Option<int>("--days")
        {
            HelpName = "N",
            Description = $"How many days pass, in seconds, while keys are rotated under faults; 0 to {MostDays}.",
            DefaultValueFactory = _ => 90,
        };
        var seed = new Option<ulong>("--seed")
        {
            HelpName = "N",
            Description = "Decides every name, id, date and fault.",
            DefaultValueFactory = _ => 1,
        };
        var port = new Option<int?>("--port")
        {
            HelpName = "N",
            Description = "Afterwards serve the organization on 127.0.0.1, as keytide sandbox does, until stopped; 0 takes a free port.",
        };
        var once = new Option<bool>("--once")
        {
            Description = "Exit at the end, as it does anyway without --port: there is no dashboard yet.",
        };
        var command = new Command(
            "demo",
            "Make up an organization, audit it, rotate its keys through ninety days of faults, audit it again, and write the report. "
            + "Nothing is installed, and nothing leaves this machine.")
        {
            days, seed, port, once,
        };
        line.Handle(command, (parsed, context, cancellation) =>
        {
            var options = new DemoOptions(parsed.GetValue(days), parsed.GetValue(seed), parsed.GetValue(port), parsed.GetValue(once));
            return options switch
            {
                { Days: < 0 or > MostDays } => throw new KeytideException(
                    $"--days {options.Days} is not from 0 to {MostDays}.", "Ninety is usual."),
                { Port: < 0 or > 65535 } => throw new KeytideException($"--port {options.Port} is no port.", "Give one up to 65535."),
                _ => new DemoRun(context, options).RunAsync(cancellation),
            };
        });
        return command;
    }
}
