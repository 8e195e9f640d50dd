namespace Keytide.Distribution;

/// <summary>An access key as its consumer needs it: the id and the secret. Wiped on disposal.</summary>
public sealed class KeyPair(AccessKeyId id, SecretText secret) : IDisposable
{
    public AccessKeyId Id { get; } = id;

    public SecretText Secret { get; } = secret;

    public bool Matches(KeyPair other) => Id == other.Id && Secret.Matches(other.Secret);

    /// <summary>Names the key, never the secret.</summary>
    public override string ToString() => Id.ToString();

    public void Dispose() => Secret.Dispose();
}
