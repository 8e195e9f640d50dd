namespace Keytide.Inventory;

/// <summary>Where a fact was read, when, and how far behind the truth that source may be.</summary>
/// <param name="Source">The API action or file, for example <c>iam:GetCredentialReport</c>.</param>
/// <param name="ObservedAt">When AWS made the data: for a credential report its generation time, not the time it was fetched.</param>
/// <param name="MaxStaleness">The greatest lag of the source itself, zero for a live read.</param>
public sealed record Provenance(string Source, DateTimeOffset ObservedAt, TimeSpan MaxStaleness);
