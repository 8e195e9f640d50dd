namespace Keytide.Inventory;

/// <summary>A credential for one service: CodeCommit over HTTPS, Keyspaces, a long-term Bedrock API key, CloudWatch Logs.</summary>
/// <param name="Id">ACCA… identifier.</param>
/// <param name="Service">For example <c>bedrock.amazonaws.com</c>.</param>
/// <param name="ExpiresAt">Null when it was made without an expiry: it never expires (IAM API reference,
/// ServiceSpecificCredential).</param>
/// <param name="Alias">The part of a Bedrock or Logs key that may be shown.</param>
public sealed record ServiceSpecificCredential(
    string Id,
    string Service,
    CredentialStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    string? ServiceUserName,
    string? Alias);
