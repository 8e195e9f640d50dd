namespace Keytide.Inventory;

/// <summary>The console password of a user or of root.</summary>
/// <param name="Enabled">Whether there is one.</param>
/// <param name="LastUse">Unknown for root in reports that say <c>not_supported</c>.</param>
/// <param name="ChangedAt">When it was last set; null where the source does not say.</param>
/// <param name="NextRotation">When the account's policy demands a new one; null where passwords do not expire.</param>
public sealed record ConsolePassword(bool Enabled, Fact<LastUse> LastUse, DateTimeOffset? ChangedAt, DateTimeOffset? NextRotation);
