namespace Keytide.Sandbox.Faults;

/// <summary>How long a credential report is in the making.</summary>
public sealed record SlowReportFault
{
    public TimeSpan Shortest { get; init; } = TimeSpan.FromMinutes(1);

    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(8);

    internal TimeSpan Draw(Chance chance) => Shortest + ((Longest - Shortest) * chance.NextDouble());
}
