using Keytide.Distribution;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>A destination as a mutant uses it.</summary>
internal abstract class MutantDestination(IDestination real) : IDestination
{
    public DestinationAddress Address => Real.Address;

    public DestinationAbilities Abilities => Real.Abilities;

    protected IDestination Real { get; } = real;

    public Task<DestinationCheck> CheckAsync(CancellationToken cancellation) => Real.CheckAsync(cancellation);

    public virtual Task<DestinationReading> ReadAsync(CancellationToken cancellation) => Real.ReadAsync(cancellation);

    public virtual Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation) =>
        Real.WriteAsync(pair, token, cancellation);

    protected static KeyPair Copy(KeyPair pair) => new(pair.Id, new SecretText(pair.Secret.Reveal()));
}
