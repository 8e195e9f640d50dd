namespace Keytide.Sandbox.Faults;

/// <summary>The shares of requests lost on the way in, before any effect, and of answers lost on the way out, after it.</summary>
public sealed record LossFault(double Before = 0.02, double After = 0.02);
