using System.Security.Cryptography;

namespace Keytide.Connectors.Aws.Kms;

/// <summary>A key for use outside of KMS, and the same encrypted under a key inside. Wiped on disposal.</summary>
/// <param name="Plaintext">The key itself.</param>
/// <param name="Encrypted">What KMS opens again for whoever may; null where it was just opened.</param>
/// <param name="KeyArn">The KMS key.</param>
public sealed record DataKey(byte[] Plaintext, byte[]? Encrypted, string KeyArn) : IDisposable
{
    public void Dispose() => CryptographicOperations.ZeroMemory(Plaintext);

    /// <summary>Names the KMS key, never its own.</summary>
    public override string ToString() => KeyArn;
}
