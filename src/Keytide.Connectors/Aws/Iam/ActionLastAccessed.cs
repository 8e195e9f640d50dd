namespace Keytide.Connectors.Aws.Iam;

/// <summary>When an entity last tried one action.</summary>
public sealed record ActionLastAccessed(string Action, DateTimeOffset? LastAccessedAt, string? LastEntityArn, string? LastRegion);
