namespace Keytide.Tests.Simulation;

/// <summary>Kills the engine at the point where it is thrown. Nothing in the product catches it.</summary>
internal sealed class EngineDiedException : Exception;
