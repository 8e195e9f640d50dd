namespace Keytide.Cli.Demo;

/// <summary>One part of the demo. Steps follow one another in the order in which <see cref="DemoRun"/> lists them.</summary>
internal interface IDemoStep
{
    Task RunAsync(DemoStage stage, CancellationToken cancellation);
}
