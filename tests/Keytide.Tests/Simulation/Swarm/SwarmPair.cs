namespace Keytide.Tests.Simulation.Swarm;

/// <summary>A key as a consumer of the simulation has it in memory.</summary>
internal sealed record SwarmPair(string Id, string Secret);
