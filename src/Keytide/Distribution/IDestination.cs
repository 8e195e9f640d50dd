namespace Keytide.Distribution;

/// <summary>
/// One place that consumers read their key from. The same contract suite holds every implementation to it:
/// a write leaves everything but the pair as it was; what was written is read back; a refused write changes nothing;
/// writing the same pair again with the same token is harmless; and no text it returns or throws carries a secret.
/// </summary>
public interface IDestination
{
    DestinationAddress Address { get; }

    DestinationAbilities Abilities { get; }

    /// <summary>
    /// Looks whether a key could be written, without leaving a trace. Asked before a key is made, so that none is made in vain.
    /// </summary>
    Task<DestinationCheck> CheckAsync(CancellationToken cancellation);

    /// <exception cref="DestinationException">It could not be read; what it holds is unknown.</exception>
    Task<DestinationReading> ReadAsync(CancellationToken cancellation);

    /// <summary>Puts the pair where consumers find it.</summary>
    /// <param name="pair">The key.</param>
    /// <param name="token">The same for every repetition of this one delivery; 32 to 64 letters, digits and hyphens.</param>
    /// <param name="cancellation">Ends the call; whether it took effect is then unknown.</param>
    /// <exception cref="DestinationException">Not written, or not known to be written.</exception>
    Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation);
}
