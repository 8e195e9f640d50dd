namespace Keytide.Connectors.Aws.Iam;

/// <summary>A group with its policies. Who is in it stands with the users.</summary>
public sealed record GroupDetail(
    string Name,
    string Id,
    string Arn,
    string Path,
    DateTimeOffset CreatedAt,
    IReadOnlyList<InlinePolicy> InlinePolicies,
    IReadOnlyList<AttachedPolicy> AttachedPolicies);
