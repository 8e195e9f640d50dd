namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// The time by which AWS judges signatures: our clock, corrected by what AWS said when it refused one. Shared by all clients of a
/// process, because it is our clock that is wrong.
/// </summary>
public sealed class ServiceClock(TimeProvider clock)
{
    private long _offsetTicks;

    public DateTimeOffset Now => clock.GetUtcNow().AddTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>Takes over the service's time as it stood in the answer just received.</summary>
    public void Learn(DateTimeOffset serviceTime) => Interlocked.Exchange(ref _offsetTicks, (serviceTime - clock.GetUtcNow()).Ticks);
}
