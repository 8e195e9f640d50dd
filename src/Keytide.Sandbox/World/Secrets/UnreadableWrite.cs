namespace Keytide.Sandbox.World.Secrets;

/// <summary>The labels as a read still sees them until <paramref name="Until"/>, because the last write has not reached it.</summary>
internal sealed record UnreadableWrite(DateTimeOffset Until, IReadOnlyDictionary<string, string> VersionByStage, string HiddenVersionId);
