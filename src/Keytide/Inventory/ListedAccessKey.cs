namespace Keytide.Inventory;

/// <summary>An access key as iam:ListAccessKeys names it.</summary>
/// <param name="CreatedAt">To the second on AWS; null where the answer leaves it out.</param>
public sealed record ListedAccessKey(AccessKeyId Id, CredentialStatus Status, DateTimeOffset? CreatedAt);
