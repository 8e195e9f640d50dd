namespace Keytide.Connectors.Aws.Iam;

/// <summary>Which features of centralised root access an organization has on.</summary>
/// <param name="EnabledFeatures">RootCredentialsManagement, RootSessions, and what AWS adds later.</param>
public sealed record OrganizationsFeatures(string? OrganizationId, IReadOnlyList<string> EnabledFeatures);
