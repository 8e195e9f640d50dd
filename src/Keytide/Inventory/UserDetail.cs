namespace Keytide.Inventory;

/// <summary>A user as iam:GetAccountAuthorizationDetails describes it.</summary>
/// <param name="Id">AIDA…; a user deleted and made again has another.</param>
public sealed record UserDetail(
    string Name, string Arn, string Id, DateTimeOffset CreatedAt, IReadOnlyDictionary<string, string> Tags, UserPermissions Permissions);
