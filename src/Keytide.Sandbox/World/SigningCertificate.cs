namespace Keytide.Sandbox.World;

/// <summary>An X.509 certificate for signing requests, as old SOAP interfaces took them.</summary>
public sealed class SigningCertificate(string id, string body, DateTimeOffset uploadedAt)
{
    public string Id { get; } = id;

    public string Body { get; } = body;

    public DateTimeOffset UploadedAt { get; } = uploadedAt;

    public KeyStatus Status { get; set; } = KeyStatus.Active;
}
