using Keytide.Inventory;

namespace Keytide.Scanning;

/// <summary>What is remembered of an access key of ours.</summary>
/// <param name="Key">As it was listed.</param>
/// <param name="ReadAt">When.</param>
/// <param name="User">Whose it is.</param>
public sealed record KnownKey(ListedAccessKey Key, DateTimeOffset ReadAt, CachedUser User);
