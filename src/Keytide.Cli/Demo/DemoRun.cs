using Keytide.Cli.Demo.Rotating;

namespace Keytide.Cli.Demo;

/// <summary>One run of the demo, step by step.</summary>
internal sealed class DemoRun(CommandContext context, DemoOptions options)
{
    private static readonly IDemoStep[] Steps =
    [
        new AuditStep(), new LeakStep(), new RotateStep(), new AuditAgainStep(), new ReportStep(), new ClosingStep(), new ServeStep(),
    ];

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var stage = new DemoStage(context, options);
        foreach (var step in Steps)
        {
            await step.RunAsync(stage, cancellation);
        }

        if (stage.Failure is not { } failure)
        {
            return ExitCode.Clean;
        }

        context.Talk.Error(failure, $"This is a mistake of Keytide. keytide demo --seed {options.Seed} shows it again.");
        return ExitCode.ActionFailed;
    }
}
