using Keytide.Cli.Sandbox;
using Keytide.Sandbox;

namespace Keytide.Cli.Demo;

/// <summary>Serves the organization, as the demo has left it, to other programs, until it is told to stop. Its time stands still.</summary>
internal sealed class ServeStep : IDemoStep
{
    public async Task RunAsync(DemoStage stage, CancellationToken cancellation)
    {
        if (stage.Options is not { Once: false, Port: { } port })
        {
            return;
        }

        var organization = stage.Organization;
        var sandbox = new SandboxAws(
            organization.Generated.World, organization.Clock, new SandboxOptions { ChecksSignatureTime = false, AcceptsAnyRegion = true });
        using var stop = StopSignals.Listen(cancellation);
        await new SandboxServer(sandbox, stage.Context.Time, clock: null).RunAsync(
            port,
            endpoint =>
            {
                stage.Say(text => text.Line());
                Announcement.Write(stage.Context.Output, endpoint, organization.Generated);
                stage.Context.Talk.Note("The organization is served there, and its time stands still. Ctrl-C ends it.");
            },
            stop.Token);
    }
}
