namespace Keytide.Rotation;

/// <summary>Who acts.</summary>
/// <param name="Holder">Names this process, so that another can tell whether it still lives.</param>
/// <param name="Terms">For how long it takes leases.</param>
/// <param name="IsGone">Whether another holder is known to be dead; null where nobody can tell.</param>
public sealed record RotationEngine(string Holder, LeaseTerms Terms, Func<string, bool>? IsGone = null);
