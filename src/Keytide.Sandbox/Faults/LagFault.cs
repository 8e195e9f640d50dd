namespace Keytide.Sandbox.Faults;

/// <summary>
/// How late a use is told: usually within minutes (441 s was seen on AWS), a <paramref name="TailShare"/> of uses as late as
/// <see cref="Tail"/>.
/// </summary>
public sealed record LagFault(double TailShare = 0.02)
{
    public TimeSpan Shortest { get; init; } = TimeSpan.FromMinutes(3);

    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(15);

    public TimeSpan Tail { get; init; } = TimeSpan.FromHours(4);

    internal TimeSpan Draw(Chance chance)
    {
        var (isTail, share) = (chance.NextDouble() < TailShare, chance.NextDouble());
        return isTail ? Longest + ((Tail - Longest) * share) : Shortest + ((Longest - Shortest) * share);
    }
}
