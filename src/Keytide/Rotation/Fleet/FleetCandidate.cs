namespace Keytide.Rotation.Fleet;

/// <summary>A key that a policy covers, with what speaks against touching it.</summary>
/// <param name="Due">The key, its rule and its standing.</param>
/// <param name="UserId">The unique id of its user.</param>
/// <param name="IsCaller">Keytide itself signs as this user.</param>
/// <param name="ExcludedBy">The tag by which somebody keeps Keytide away from this user; null where there is none.</param>
public sealed record FleetCandidate(DueKey Due, string UserId, bool IsCaller, string? ExcludedBy);
