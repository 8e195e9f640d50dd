namespace Keytide.Sandbox.World;

/// <summary>A TLS certificate kept in IAM, for load balancers.</summary>
public sealed record ServerCertificate(
    string Id, string Name, string Path, string Arn, string Body, string? Chain, DateTimeOffset UploadedAt, DateTimeOffset ExpiresAt)
{
    public List<Tag> Tags { get; } = [];
}
