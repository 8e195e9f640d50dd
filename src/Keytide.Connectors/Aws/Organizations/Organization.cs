namespace Keytide.Connectors.Aws.Organizations;

/// <summary>The organization that the caller's account belongs to.</summary>
/// <param name="FeatureSet">ALL or CONSOLIDATED_BILLING.</param>
/// <param name="ManagementAccount">The account that owns it; null where the answer left it out.</param>
public sealed record Organization(string Id, string? Arn, string? FeatureSet, AccountId? ManagementAccount);
