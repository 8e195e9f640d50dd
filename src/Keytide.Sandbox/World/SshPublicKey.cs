namespace Keytide.Sandbox.World;

/// <summary>A public key for CodeCommit.</summary>
public sealed class SshPublicKey(string id, string body, string fingerprint, DateTimeOffset uploadedAt)
{
    public string Id { get; } = id;

    public string Body { get; } = body;

    /// <summary>MD5 of the key, sixteen pairs of hexadecimal digits with colons.</summary>
    public string Fingerprint { get; } = fingerprint;

    public DateTimeOffset UploadedAt { get; } = uploadedAt;

    public KeyStatus Status { get; set; } = KeyStatus.Active;
}
