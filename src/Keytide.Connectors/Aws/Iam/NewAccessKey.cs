namespace Keytide.Connectors.Aws.Iam;

/// <summary>A key just made. The secret is in this answer and nowhere else, ever.</summary>
public sealed record NewAccessKey(string UserName, AccessKeyId Id, SecretText Secret, string Status, DateTimeOffset? CreatedAt);
