namespace Keytide.Rotation;

/// <summary>What a log says of a key's uses by anybody but the rotation itself.</summary>
/// <param name="LatestAt">The latest use; null where the log shows none, which proves nothing: logs are late, and not all is in
/// them.</param>
public sealed record UseByOthers(DateTimeOffset? LatestAt);
