using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Spectre.Console;

namespace Keytide.Cli.Demo;

/// <summary>Says where to go from here.</summary>
internal sealed class ClosingStep : IDemoStep
{
    private static readonly (string Command, string What)[] Suggestions =
    [
        ("keytide sandbox --port 4566", "an organization like this one, for the aws CLI, boto3, terraform and Keytide"),
        ("keytide audit", "your own account, read-only; keytide policy audit prints what it needs"),
        ("keytide audit --org", "every account of your organization"),
        ("keytide scan --history", "every key that a repository has ever held"),
        ("keytide rotate plan", "what your policies in keytide.yaml would rotate, and what not"),
    ];

    public Task RunAsync(DemoStage stage, CancellationToken cancellation)
    {
        stage.Say(text =>
        {
            text.Line("Try it yourself", SeverityStyle.Strong);
            var grid = DemoTable.Columns(3);
            foreach (var (command, what) in Suggestions)
            {
                grid.AddRow(Text.Empty, TerminalText.Plain(command), TerminalText.Plain(what, SeverityStyle.Faint));
            }

            text.Write(grid);
        });
        return Task.CompletedTask;
    }
}
