namespace Keytide.Connectors.Aws.Iam;

/// <summary>A user with everything that grants it permissions.</summary>
/// <param name="Groups">Names of its groups.</param>
/// <param name="PermissionsBoundaryArn">Null where there is none.</param>
public sealed record UserDetail(
    string Name,
    string Id,
    string Arn,
    string Path,
    DateTimeOffset CreatedAt,
    IReadOnlyList<InlinePolicy> InlinePolicies,
    IReadOnlyList<AttachedPolicy> AttachedPolicies,
    IReadOnlyList<string> Groups,
    string? PermissionsBoundaryArn,
    IReadOnlyDictionary<string, string> Tags);
