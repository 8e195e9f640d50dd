namespace Keytide.Tests.Sandbox;

/// <summary>A clock that moves only when told.</summary>
internal sealed class VirtualTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public VirtualTime()
        : this(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public DateTimeOffset Now => _now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;
}
