namespace Keytide.Connectors.Aws.Organizations;

/// <summary>A branch of an organization's tree.</summary>
public sealed record OrganizationalUnit(string Id, string? Arn, string? Name);
