namespace Keytide.Distribution;

/// <summary>What the two halves of a pair are called where each has a name.</summary>
/// <param name="Id">The name of the id, or of the user name that it is.</param>
/// <param name="Secret">The name of the secret.</param>
/// <param name="IsGeneral">
/// Others use these names for other things: they count only where what stands under <paramref name="Id"/> is an access key id.
/// </param>
public sealed record PairNames(string Id, string Secret, bool IsGeneral = false);
