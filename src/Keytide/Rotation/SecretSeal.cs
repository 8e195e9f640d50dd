using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Keytide.Distribution;

namespace Keytide.Rotation;

/// <summary>
/// Seals secrets with AES-256-GCM under a key that is not in the journal. A seal is bound to its rotation and its key id, so that a
/// sealed secret moved elsewhere does not open. Nonces are 96 bits of chance, which is safe for some four billion seals under one key.
/// </summary>
public sealed class SecretSeal : IDisposable
{
    public const int KeyBytes = 32;

    private const int CheckBytes = 16;
    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly AesGcm _cipher;
    private readonly IEntropy _entropy;

    /// <param name="key">32 bytes; the caller wipes its own copy.</param>
    /// <param name="entropy">Makes nonces.</param>
    public SecretSeal(ReadOnlySpan<byte> key, IEntropy entropy)
    {
        _cipher = key.Length == KeyBytes
            ? new AesGcm(key, TagBytes)
            : throw new ArgumentException($"A sealing key has {KeyBytes} bytes.", nameof(key));
        _entropy = entropy;
    }

    /// <summary>
    /// What a key is recognised by: 16 bytes of its HMAC over a fixed text, in hexadecimal. It tells nothing of the key itself.
    /// </summary>
    public static string CheckOf(ReadOnlySpan<byte> key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, "keytide sealing key check"u8).AsSpan(0, CheckBytes));

    public SealedSecret Seal(KeyPair pair, RotationId rotation)
    {
        var plain = new byte[Encoding.UTF8.GetByteCount(pair.Secret.Reveal())];
        try
        {
            Encoding.UTF8.GetBytes(pair.Secret.Reveal(), plain);
            var bytes = new byte[1 + NonceBytes + TagBytes + plain.Length];
            bytes[0] = Format;
            _entropy.Fill(bytes.AsSpan(1, NonceBytes));
            _cipher.Encrypt(
                bytes.AsSpan(1, NonceBytes),
                plain,
                bytes.AsSpan(1 + NonceBytes + TagBytes),
                bytes.AsSpan(1 + NonceBytes, TagBytes),
                BoundTo(rotation, pair.Id));
            return new SealedSecret(bytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <exception cref="SealBrokenException">Another sealing key, another place, or changed bytes.</exception>
    public KeyPair Open(SealedSecret secret, RotationId rotation, AccessKeyId id)
    {
        var bytes = secret.Bytes;
        if (bytes.Length <= 1 + NonceBytes + TagBytes || bytes[0] != Format)
        {
            throw new SealBrokenException($"The sealed secret of {id} has a form that this version does not know.");
        }

        var plain = new byte[bytes.Length - 1 - NonceBytes - TagBytes];
        var characters = new char[plain.Length];
        try
        {
            _cipher.Decrypt(
                bytes.AsSpan(1, NonceBytes),
                bytes.AsSpan(1 + NonceBytes + TagBytes),
                bytes.AsSpan(1 + NonceBytes, TagBytes),
                plain,
                BoundTo(rotation, id));
            var length = Encoding.UTF8.GetChars(plain, characters);
            return new KeyPair(id, new SecretText(characters.AsSpan(0, length)));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBrokenException(
                $"The sealed secret of {id} does not open: the sealing key is another, or the journal was changed.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
            CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(characters.AsSpan()));
        }
    }

    /// <summary>Whether <see cref="Open"/> would open it.</summary>
    public bool Opens(SealedSecret secret, RotationId rotation, AccessKeyId id)
    {
        try
        {
            Open(secret, rotation, id).Dispose();
            return true;
        }
        catch (SealBrokenException)
        {
            return false;
        }
    }

    public void Dispose() => _cipher.Dispose();

    private static byte[] BoundTo(RotationId rotation, AccessKeyId id) => Encoding.UTF8.GetBytes($"keytide {rotation} {id}");
}
