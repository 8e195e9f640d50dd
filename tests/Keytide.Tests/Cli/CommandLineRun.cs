using System.Text;
using Keytide.Cli;

namespace Keytide.Tests.Cli;

/// <summary>Runs the whole command line in this process, on a clock and chance of its own.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static async Task<CommandLineRun> Of(params string[] arguments)
    {
        using var output = new MemoryStream();
        var talk = new StringWriter();
        var text = new StringWriter();
        var line = new KeytideCommandLine(settings =>
            new CommandContext(settings, output, talk, new Keytide.Sandbox.Clock.VirtualClock(Now), new SeededEntropy(1)));
        var code = await line.RunAsync(arguments, text, talk, CancellationToken.None);
        return new CommandLineRun(code, Encoding.UTF8.GetString(output.ToArray()) + text, talk.ToString());
    }
}
