namespace Keytide.Inventory;

/// <summary>An IAM group and the policies its members have through it.</summary>
public sealed record UserGroup(
    string Name, string Arn, IReadOnlyList<InlinePolicy> InlinePolicies, IReadOnlyList<PolicyAttachment> AttachedPolicies);
