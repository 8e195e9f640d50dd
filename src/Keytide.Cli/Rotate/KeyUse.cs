namespace Keytide.Cli.Rotate;

/// <summary>The latest use of a key that AWS has recorded, minutes to hours late.</summary>
/// <param name="IsNewKey">Whether the key is the rotation's new one. Keytide's own proof of it counts as a use.</param>
internal sealed record KeyUse(AccessKeyId Key, bool IsNewKey, DateTimeOffset At, string? Service, string? Region);
