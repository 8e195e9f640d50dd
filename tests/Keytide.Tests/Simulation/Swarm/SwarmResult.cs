namespace Keytide.Tests.Simulation.Swarm;

/// <summary>How one seed ended.</summary>
internal sealed record SwarmResult(
    ulong Seed, ulong Hash, string Phase, IReadOnlyList<string> Violations, IReadOnlyList<string> Trace, int Points)
{
    public override string ToString() => $"seed {Seed}: {Phase}{string.Concat(Violations.Select(violation => $"\n  {violation}"))}";
}
