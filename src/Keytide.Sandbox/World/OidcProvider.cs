namespace Keytide.Sandbox.World;

/// <summary>An OpenID Connect identity provider.</summary>
public sealed class OidcProvider(string arn, string url, DateTimeOffset createdAt)
{
    public string Arn { get; } = arn;

    /// <summary>Without its scheme, as IAM shows it.</summary>
    public string Url { get; } = url;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public List<string> ClientIds { get; } = [];

    public List<string> Thumbprints { get; } = [];

    public List<Tag> Tags { get; } = [];
}
