namespace Keytide.Inventory;

/// <summary>A public key with which a user reaches CodeCommit over SSH.</summary>
public sealed record SshPublicKey(string Id, CredentialStatus Status, DateTimeOffset? UploadedAt);
