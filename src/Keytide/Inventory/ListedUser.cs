namespace Keytide.Inventory;

/// <summary>A user as iam:ListUsers names it, without tags and policies.</summary>
/// <param name="PasswordLastUsed">Null when no use is recorded, and for users without a password.</param>
public sealed record ListedUser(string Name, string Arn, string Id, DateTimeOffset CreatedAt, DateTimeOffset? PasswordLastUsed);
