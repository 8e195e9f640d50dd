namespace Keytide.Connectors.Aws.Iam;

/// <summary>A user's password or API key for one service: CodeCommit, Keyspaces, Bedrock, CloudWatch Logs …</summary>
/// <param name="ServiceName">For example <c>bedrock.amazonaws.com</c>.</param>
/// <param name="Alias">The public part of an API key; null for passwords.</param>
/// <param name="Status">See <see cref="CredentialStatus"/>.</param>
/// <param name="ExpiresAt">Null where it never does.</param>
public sealed record ServiceSpecificCredential(
    string UserName,
    string Id,
    string ServiceName,
    string? ServiceUserName,
    string? Alias,
    string Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt);
