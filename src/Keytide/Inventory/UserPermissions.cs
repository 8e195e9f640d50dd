namespace Keytide.Inventory;

/// <summary>Where a user's permissions come from.</summary>
/// <param name="BoundaryArn">The permissions boundary; null where there is none.</param>
public sealed record UserPermissions(
    IReadOnlyList<string> Groups,
    IReadOnlyList<InlinePolicy> InlinePolicies,
    IReadOnlyList<PolicyAttachment> AttachedPolicies,
    string? BoundaryArn);
