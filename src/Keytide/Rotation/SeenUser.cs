namespace Keytide.Rotation;

/// <summary>The user as it was seen just now.</summary>
/// <param name="UserId">The unique id; null where there is no user of that name any more.</param>
/// <param name="ExcludedBy">The tag by which somebody keeps Keytide away from this user; null where there is none.</param>
public sealed record SeenUser(string? UserId, string? ExcludedBy);
