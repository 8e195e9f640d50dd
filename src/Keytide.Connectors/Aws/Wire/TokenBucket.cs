namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// How fast one action of one account may be called. IAM's limits are not published and cannot be raised, so the rate is learnt,
/// as TCP learns a line's: doubled each second of use until the first throttling (slow start), from then on a little more each second
/// of use, and halved on throttling.
/// <code>
/// event                          slow start        afterwards
/// a second of use has passed     rate × 2          rate + 2 calls/s
/// throttled                      rate ÷ 2, bucket emptied, slow start over; once per second, because all calls in flight fail together
/// idle                           the bucket fills to one second's worth; the rate stays
/// </code>
/// The value is immutable and reads no clock: every method takes the instant and gives the next value.
/// </summary>
/// <param name="Rate">Calls per second.</param>
/// <param name="Tokens">Calls that may be made at once.</param>
/// <param name="At">When <paramref name="Tokens"/> was right.</param>
/// <param name="SlowStart">True until the first throttling.</param>
/// <param name="RaisedAt">When the rate was last changed upwards, or at the start.</param>
/// <param name="LoweredAt">When the rate was last halved, if ever.</param>
/// <param name="ClosedUntil">No call before this instant: the service asked for it.</param>
public readonly record struct TokenBucket(
    double Rate,
    double Tokens,
    DateTimeOffset At,
    bool SlowStart,
    DateTimeOffset RaisedAt,
    DateTimeOffset? LoweredAt,
    DateTimeOffset ClosedUntil)
{
    public const double InitialRate = 20;
    public const double LowestRate = 0.5;
    public const double HighestRate = 10_000;
    public const double RaisePerSecond = 2;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TokenBucket Full(DateTimeOffset now) =>
        new(InitialRate, InitialRate, now, SlowStart: true, RaisedAt: now, LoweredAt: null, ClosedUntil: DateTimeOffset.MinValue);

    /// <summary>Takes a token if there is one.</summary>
    /// <param name="now">An instant not before the last one.</param>
    /// <param name="next">The bucket afterwards.</param>
    /// <returns>Zero where a token was taken, else how long to wait before trying again.</returns>
    public TimeSpan Take(DateTimeOffset now, out TokenBucket next)
    {
        var filled = Filled(now);
        if (now < ClosedUntil)
        {
            next = filled;
            return WholeMilliseconds((ClosedUntil - now).TotalMilliseconds);
        }

        if (filled.Tokens >= 1)
        {
            next = filled.Raised(now) with { Tokens = filled.Tokens - 1 };
            return TimeSpan.Zero;
        }

        next = filled;
        return WholeMilliseconds((1 - filled.Tokens) / Rate * 1000);
    }

    public TokenBucket Throttled(DateTimeOffset now, TimeSpan? askedDelay)
    {
        var closed = askedDelay is { } delay && now + delay > ClosedUntil ? now + delay : ClosedUntil;
        if (LoweredAt is { } lowered && now - lowered < Second)
        {
            return this with { ClosedUntil = closed };
        }

        return this with
        {
            Rate = Math.Max(LowestRate, Rate / 2),
            Tokens = 0,
            At = now,
            SlowStart = false,
            RaisedAt = now,
            LoweredAt = now,
            ClosedUntil = closed,
        };
    }

    /// <summary>Rounded up, because Task.Delay drops what is less than a millisecond and would wait no time at all.</summary>
    private static TimeSpan WholeMilliseconds(double milliseconds) => TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(milliseconds)));

    private TokenBucket Filled(DateTimeOffset now)
    {
        var elapsed = Math.Max(0, (now - At).TotalSeconds);
        return this with { Tokens = Math.Min(Math.Max(1, Rate), Tokens + (elapsed * Rate)), At = now > At ? now : At };
    }

    /// <summary>At most one step for each call, so that an hour of silence does not count as an hour of success.</summary>
    private TokenBucket Raised(DateTimeOffset now) => now - RaisedAt < Second
        ? this
        : this with { Rate = Math.Min(HighestRate, SlowStart ? Rate * 2 : Rate + RaisePerSecond), RaisedAt = now };
}
