using Keytide.Inventory;

namespace Keytide.Rotation;

/// <summary>A key of the user as it was seen just now.</summary>
/// <param name="Id">Which.</param>
/// <param name="IsActive">Whether AWS accepts it; a status word that Keytide does not know counts as active, so that it is not
/// deleted.</param>
/// <param name="CreatedAt">Null where AWS did not say.</param>
/// <param name="LastUse">Unknown where it was not asked for or not answered, which is not the same as never.</param>
/// <param name="HeldInactiveSince">Since when Keytide, by another rotation or act of its own, has held it inactive.</param>
/// <param name="IsOurs">Keytide made or retired it, and so knows who holds its secret.</param>
public sealed record SeenKey(
    AccessKeyId Id,
    bool IsActive,
    DateTimeOffset? CreatedAt,
    Fact<LastUse> LastUse,
    DateTimeOffset? HeldInactiveSince = null,
    bool IsOurs = false);
