namespace Keytide.Distribution;

/// <summary>
/// A place whose consumers send mail through SES's SMTP endpoint of one region: they get the key's id as user name and the password that
/// is derived from its secret. The secret itself does not go there, so it cannot be learnt from there either: the pair that was there
/// before is put back only where another destination shows it.
/// </summary>
/// <param name="place">Keeps user name and password as it would keep id and secret.</param>
/// <param name="region">The region of the endpoint.</param>
public sealed class SmtpDestination(IDestination place, string region) : IDestination
{
    public DestinationAddress Address => place.Address;

    public DestinationAbilities Abilities { get; } = place.Abilities with
    {
        ReadBack = place.Abilities.ReadBack == ReadBack.Full ? ReadBack.KeyId : place.Abilities.ReadBack,
    };

    public Task<DestinationCheck> CheckAsync(CancellationToken cancellation) => place.CheckAsync(cancellation);

    public async Task<DestinationReading> ReadAsync(CancellationToken cancellation)
    {
        using var reading = await place.ReadAsync(cancellation);
        return reading.IsHidden ? DestinationReading.Hidden(reading.Version)
            : reading.KeyId is { } id ? DestinationReading.HoldingId(id, reading.Version)
            : DestinationReading.Empty(reading.Version);
    }

    /// <summary>Reads the password back at once where the place shows it: afterwards only the user name can be compared.</summary>
    public async Task<DeliveryReceipt> WriteAsync(KeyPair pair, string token, CancellationToken cancellation)
    {
        using var account = new KeyPair(pair.Id, SesSmtpPassword.Derive(pair.Secret, region));
        var receipt = await place.WriteAsync(account, token, cancellation);
        using var reading = await place.ReadAsync(cancellation);
        return reading.IsHidden || reading.Pair?.Matches(account) == true
            ? receipt
            : throw new DestinationException($"{Address} does not show the password that was written.", mayHaveHappened: true);
    }
}
