namespace Keytide.Connectors.Aws.Iam;

/// <summary>A role: who it is and when it was last used.</summary>
/// <param name="LastUsedAt">Null where no use was recorded within IAM's tracking period of 400 days.</param>
public sealed record RoleDetail(
    string Name, string Id, string Arn, string Path, DateTimeOffset CreatedAt, DateTimeOffset? LastUsedAt, string? LastUsedRegion);
