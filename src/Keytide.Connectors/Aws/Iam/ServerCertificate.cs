namespace Keytide.Connectors.Aws.Iam;

/// <summary>A TLS certificate kept in IAM.</summary>
public sealed record ServerCertificate(
    string Name, string Id, string Arn, string Path, DateTimeOffset? UploadedAt, DateTimeOffset? ExpiresAt);
