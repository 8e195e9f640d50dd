using Keytide.Distribution;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>A destination under the oracle's eyes.</summary>
internal sealed class SwarmDestination(IDestination inner, SwarmOracle oracle) : IDestination
{
    public DestinationAddress Address => inner.Address;

    public DestinationAbilities Abilities => inner.Abilities;

    public Task<DestinationCheck> CheckAsync(CancellationToken cancellation) => inner.CheckAsync(cancellation);

    public Task<DestinationReading> ReadAsync(CancellationToken cancellation) => inner.ReadAsync(cancellation);

    public async Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation)
    {
        var receipt = await inner.WriteAsync(pair, token, cancellation);
        oracle.Written(Address);
        return receipt;
    }
}
