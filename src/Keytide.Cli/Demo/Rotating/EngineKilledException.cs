namespace Keytide.Cli.Demo.Rotating;

/// <summary>The engine's process was killed here, as by <c>kill -9</c>. What it had in memory is gone.</summary>
internal sealed class EngineKilledException : Exception;
