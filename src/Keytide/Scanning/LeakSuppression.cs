namespace Keytide.Scanning;

/// <summary>Why a leak does not count. It is still reported.</summary>
/// <param name="Kind">By what.</param>
/// <param name="Reason">What somebody wrote down.</param>
/// <param name="Owner">Who answers for that; null where the kind names nobody.</param>
/// <param name="Expires">The last moment at which it holds; null for a baseline.</param>
public sealed record LeakSuppression(SuppressionKind Kind, string Reason, string? Owner = null, DateTimeOffset? Expires = null);
