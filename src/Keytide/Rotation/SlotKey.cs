namespace Keytide.Rotation;

/// <summary>One of a user's keys, as far as it matters for making room.</summary>
/// <param name="Id">Which.</param>
/// <param name="IsActive">Whether AWS accepts it.</param>
/// <param name="IsCustodyKnown">Keytide knows who holds its secret, since it made the key or switched it off itself.</param>
/// <param name="Use">Its last use.</param>
/// <param name="IsSoaked">Keytide has held it inactive for the soak.</param>
public sealed record SlotKey(AccessKeyId Id, bool IsActive, bool IsCustodyKnown, SlotUse Use, bool IsSoaked = false);
