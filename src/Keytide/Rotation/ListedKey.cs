namespace Keytide.Rotation;

/// <summary>A key in the list of its user.</summary>
public sealed record ListedKey(AccessKeyId Id, bool IsActive, DateTimeOffset? CreatedAt);
