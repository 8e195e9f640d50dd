using System.CommandLine;
using Keytide.Sandbox;
using Keytide.Sandbox.Generator;

namespace Keytide.Cli.Sandbox;

/// <summary><c>keytide sandbox</c>: the stand-in AWS alone, until it is told to stop.</summary>
internal static class SandboxCommand
{
    private static readonly Option<int> Port = Number("--port", "N", "Listen there on 127.0.0.1; 0 takes a free port.", 0);
    private static readonly Option<ulong> Seed = new("--seed")
    {
        HelpName = "N",
        Description = "Decides every name, id, secret and fault.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<int> Accounts = Number("--accounts", "N", "Accounts of the organization.", 8);
    private static readonly Option<int?> Users = new("--users")
    {
        HelpName = "N",
        Description = "IAM users of each account [4 to 60, by what the account is for].",
    };

    private static readonly Option<int> Latency = Number("--latency", "MS", "Milliseconds that every answer takes.", 0);
    private static readonly Option<string?> Faults = new("--faults")
    {
        HelpName = "NAME,…",
        Description = $"What goes wrong: {string.Join(", ", SandboxFaults.Names)}.",
    };

    private static readonly Option<string> Clock = new("--clock")
    {
        HelpName = "real|virtual",
        DefaultValueFactory = _ => "real",
        Description = "virtual: time starts at 2026-01-01T00:00:00Z and moves by the latency, at least 10 ms, with every request. "
            + $"GET {ClockControl.Path} tells it, POST {ClockControl.Path}?advance=SECONDS moves it on. "
            + "Signatures may then be of any time.",
    };

    public static Command Create(KeytideCommandLine line)
    {
        var command = new Command(
            "sandbox",
            "Run a stand-in AWS with an organization in it, for the aws CLI, boto3, terraform and Keytide itself. Once it listens it "
            + "prints one line of JSON: the endpoint, an administrator's credentials, and the accounts.");
        foreach (var option in new Option[] { Port, Seed, Accounts, Users, Latency, Faults, Clock })
        {
            command.Options.Add(option);
        }

        line.Handle(command, RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CommandContext context, CancellationToken cancellation)
    {
        var settings = Read(parsed).Check();
        using var stop = StopSignals.Listen(cancellation);

        var clock = settings.IsVirtual ? new RequestClock(RequestClock.Start, settings.Latency) : null;
        var time = clock ?? context.Time;
        var shape = new OrganizationShape(time.GetUtcNow()) { Seed = settings.Seed, Accounts = settings.Accounts, Users = settings.Users };
        var organization = OrganizationGenerator.Generate(shape);
        var options = SandboxFaults.Apply(settings.Faults, settings.Options, organization.World);
        var server = new SandboxServer(new SandboxAws(organization.World, time, options), context.Time, clock);
        await server.RunAsync(settings.Port, endpoint => Announcement.Write(context.Output, endpoint, organization), stop.Token);
        return ExitCode.Clean;
    }

    private static SandboxSettings Read(ParseResult parsed) => new()
    {
        Port = parsed.GetValue(Port),
        Seed = parsed.GetValue(Seed),
        Accounts = parsed.GetValue(Accounts),
        Users = parsed.GetValue(Users),
        LatencyMilliseconds = parsed.GetValue(Latency),
        Faults = (parsed.GetValue(Faults) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Clock = parsed.GetValue(Clock) ?? "real",
    };

    private static Option<int> Number(string name, string value, string description, int usual) =>
        new(name) { HelpName = value, Description = description, DefaultValueFactory = _ => usual };
}
