using Keytide.Connectors.Aws.Wire;

namespace Keytide.Cli.Demo.Rotating;

/// <summary>
/// Keytide's own way to AWS: counts the faults it meets, and kills the engine now and then, before a request or after it.
/// </summary>
internal sealed class EngineWire(IAwsTransport inner, DemoTally tally, IEntropy entropy) : IAwsTransport
{
    private const double Deadly = 1.0 / 4000;

    public async Task<AwsResponse> SendAsync(AwsRequest request, CancellationToken cancellation)
    {
        MayDie();
        try
        {
            var response = await inner.SendAsync(request, cancellation);
            tally.Faults += response.Status >= 500 ? 1 : 0;
            MayDie(); // The effect is there, and nobody has the answer.
            return response;
        }
        catch (AwsTransportException)
        {
            tally.Faults++;
            throw;
        }
    }

    private void MayDie()
    {
        if (entropy.NextDouble() < Deadly)
        {
            throw new EngineKilledException();
        }
    }
}
