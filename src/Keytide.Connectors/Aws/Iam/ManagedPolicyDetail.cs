namespace Keytide.Connectors.Aws.Iam;

/// <summary>A managed policy with the document that is in force.</summary>
/// <param name="DefaultDocument">The default version's JSON, decoded; null where the answer held no default version.</param>
public sealed record ManagedPolicyDetail(
    string Name,
    string Arn,
    string? Id,
    string? Path,
    int? AttachmentCount,
    int? BoundaryUsageCount,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    string? DefaultVersionId,
    string? DefaultDocument);
