namespace Keytide.Sandbox.World;

/// <summary>One value of a <see cref="Timeline{T}"/>, when it was set, and the world's number for the change.</summary>
public sealed record TimelineChange<T>(T Value, DateTimeOffset At, ulong Number);
