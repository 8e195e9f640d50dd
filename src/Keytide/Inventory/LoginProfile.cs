namespace Keytide.Inventory;

/// <summary>What iam:GetLoginProfile says of a user's console password.</summary>
/// <param name="CreatedAt">
/// When the password was first set, which later changes do not move; null where the user has none (NoSuchEntity).
/// </param>
public sealed record LoginProfile(DateTimeOffset? CreatedAt)
{
    public static readonly LoginProfile None = new(CreatedAt: null);

    public bool Exists => CreatedAt is not null;
}
