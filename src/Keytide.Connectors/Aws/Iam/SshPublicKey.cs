namespace Keytide.Connectors.Aws.Iam;

/// <summary>A user's SSH key for CodeCommit.</summary>
/// <param name="Status">See <see cref="CredentialStatus"/>.</param>
public sealed record SshPublicKey(string UserName, string Id, string Status, DateTimeOffset UploadedAt);
