namespace Keytide.Connectors.Aws.Iam;

/// <summary>A part of an account's users, groups, roles and policies. Each entity comes whole, in one page only.</summary>
public sealed record AuthorizationDetailsPage(
    IReadOnlyList<UserDetail> Users,
    IReadOnlyList<GroupDetail> Groups,
    IReadOnlyList<RoleDetail> Roles,
    IReadOnlyList<ManagedPolicyDetail> Policies);
