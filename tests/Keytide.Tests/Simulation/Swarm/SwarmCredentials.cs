using Keytide.Connectors.Aws.Credentials;
using Keytide.Sandbox;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// The engine's own credentials, on whose way it may stand still: after the lease was looked at, before anything is signed.
/// </summary>
internal sealed class SwarmCredentials(string engine, AccessKey key, SwarmRun run) : IAwsCredentialSource
{
    private readonly AwsCredentials _credentials = new(key.Id, new SecretText(key.Secret));
    private readonly Chance _chance = run.Chance($"credentials-{engine}");

    public async ValueTask<AwsCredentials> GetAsync(CancellationToken cancellation)
    {
        var (pauses, span) = (_chance.NextDouble(), _chance.NextDouble());
        if (run.IsTroubled && pauses < run.Settings.Pause / 4)
        {
            run.Trace.Note(engine, "stands still before it signs");
            await Task.Delay(TimeSpan.FromMinutes(30 * span), run.World.Clock, cancellation);
        }

        return _credentials;
    }
}
