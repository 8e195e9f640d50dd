namespace Keytide.Inventory;

/// <summary>Something is about to be reported of a user, and these facts decide it.</summary>
/// <param name="Key">The one key it is about; null for all of the user's keys.</param>
public sealed record Doubt(string UserName, LiveFacts Facts, AccessKeyId? Key = null);
