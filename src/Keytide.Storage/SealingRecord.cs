namespace Keytide.Storage;

/// <summary>
/// What is known of the sealing key without having it. With it a key that is lost, or is another than before, is told at once, and no new
/// one is made in its stead while something is sealed under the old.
/// </summary>
/// <param name="Place">Where the key is, as settings write it.</param>
/// <param name="Installation">The name of the key in a keyring and of this folder in KMS's context: 16 hexadecimal digits.</param>
/// <param name="Check">What the key is recognised by.</param>
/// <param name="KmsKey">The ARN of the KMS key that encrypted it; null elsewhere.</param>
/// <param name="EncryptedKey">The key, encrypted by that; null elsewhere.</param>
public sealed record SealingRecord(string Place, string Installation, string Check, string? KmsKey, byte[]? EncryptedKey);
