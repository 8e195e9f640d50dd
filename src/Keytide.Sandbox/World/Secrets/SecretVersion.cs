namespace Keytide.Sandbox.World.Secrets;

/// <summary>One version of a secret: named by the token of the request that made it, and written once.</summary>
public sealed class SecretVersion(string id, SecretPayload? payload, DateTimeOffset createdAt, string? keyId)
{
    public string Id { get; } = id;

    /// <summary>Absent on the version a rotation begins with: it is made empty, and filled by the one who rotates.</summary>
    public SecretPayload? Payload { get; private set; } = payload;

    public DateTimeOffset CreatedAt { get; } = createdAt;
    public string KmsKeyId { get; } = keyId ?? "DefaultEncryptionKey";

    /// <summary>The labels, sorted as AWS shows them. A version without any is deprecated: not listed, and first to go.</summary>
    public SortedSet<string> Stages { get; } = new(StringComparer.Ordinal);

    public DateTimeOffset? LastAccessedOn { get; private set; }

    internal void Fill(SecretPayload payload) => Payload = payload;

    internal void Read(DateTimeOffset now) => LastAccessedOn = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
}
