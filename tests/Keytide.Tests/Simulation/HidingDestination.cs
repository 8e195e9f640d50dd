using Keytide.Distribution;

namespace Keytide.Tests.Simulation;

/// <summary>A place that takes keys and shows none, like the secrets of a build service.</summary>
internal sealed class HidingDestination(IDestination inner) : IDestination
{
    public DestinationAddress Address => inner.Address;

    public DestinationAbilities Abilities { get; } = new(AtomicPair: true, ReadBack.None, CompareAndSet: false, IdempotentWrite: false);

    public Task<DestinationCheck> CheckAsync(CancellationToken cancellation) => inner.CheckAsync(cancellation);

    public Task<DestinationReading> ReadAsync(CancellationToken cancellation) => Task.FromResult(DestinationReading.Hidden(""));

    public Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation) =>
        inner.WriteAsync(pair, token, cancellation);
}
