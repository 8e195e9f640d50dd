namespace Keytide.Rotation;

/// <summary>A secret under seal: random nonce, ciphertext and tag of AES-256-GCM, bound to the place it was sealed for.</summary>
/// <param name="Bytes">One byte of format, twelve of nonce, sixteen of tag, the ciphertext.</param>
public sealed record SealedSecret(byte[] Bytes);
