namespace Keytide.Connectors.Aws.Organizations;

/// <summary>The top of an organization's tree.</summary>
public sealed record OrganizationRoot(string Id, string? Arn, string? Name);
