namespace Keytide.Inventory;

/// <summary>What iam:GetAccountAuthorizationDetails answers, all pages together, as far as Keytide uses it.</summary>
public sealed record AuthorizationDetails(
    IReadOnlyList<UserDetail> Users, IReadOnlyList<UserGroup> Groups, IReadOnlyList<ManagedPolicy> Policies);
