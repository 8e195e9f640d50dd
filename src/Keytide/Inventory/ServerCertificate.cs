namespace Keytide.Inventory;

/// <summary>A TLS certificate kept in IAM.</summary>
public sealed record ServerCertificate(string Id, string Name, string Arn, DateTimeOffset? UploadedAt, DateTimeOffset? ExpiresAt);
