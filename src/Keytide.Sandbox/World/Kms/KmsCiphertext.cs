using System.Security.Cryptography;
using System.Text;

namespace Keytide.Sandbox.World.Kms;

/// <summary>
/// What KMS gives out in place of a plaintext: it names its key by itself, is bound to its encryption context, and opens in its own
/// store only. AES-256-GCM, as in KMS; the layout is the sandbox's own, since AWS keeps its own to itself.
/// <code>
/// 1 byte   1 byte           n bytes    12 bytes   16 bytes         rest
/// format   length of id     key id     nonce      authenticator    ciphertext
/// </code>
/// </summary>
internal static class KmsCiphertext
{
    private const byte Format = 1;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    public static byte[] Seal(KmsKey key, ReadOnlySpan<byte> plaintext, IReadOnlyDictionary<string, string> context, Chance chance)
    {
        var id = Encoding.ASCII.GetBytes(key.Id);
        byte[] blob = [Format, (byte)id.Length, .. id, .. new byte[NonceBytes + TagBytes + plaintext.Length]];
        var rest = blob.AsSpan(2 + id.Length);
        chance.Fill(rest[..NonceBytes]);
        using var cipher = new AesGcm(key.Material, TagBytes);
        cipher.Encrypt(rest[..NonceBytes], plaintext, rest[(NonceBytes + TagBytes)..], rest.Slice(NonceBytes, TagBytes), BoundTo(context));
        return blob;
    }

    /// <summary>The id of the key that made it; null where it is no ciphertext.</summary>
    public static string? KeyIdOf(ReadOnlySpan<byte> blob) =>
        blob.Length > 2 && blob[0] == Format && blob.Length >= 2 + blob[1] + NonceBytes + TagBytes
            ? Encoding.ASCII.GetString(blob.Slice(2, blob[1]))
            : null;

    /// <summary>The plaintext; null where the blob was changed or the context is another.</summary>
    public static byte[]? Open(KmsKey key, ReadOnlySpan<byte> blob, IReadOnlyDictionary<string, string> context)
    {
        var rest = blob[(2 + blob[1])..];
        var plaintext = new byte[rest.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key.Material, TagBytes);
        try
        {
            cipher.Decrypt(
                rest[..NonceBytes], rest[(NonceBytes + TagBytes)..], rest.Slice(NonceBytes, TagBytes), plaintext, BoundTo(context));
            return plaintext;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    // Pairs in any order are the same context; lengths keep one pair from passing for another.
    private static byte[] BoundTo(IReadOnlyDictionary<string, string> context) => Encoding.UTF8.GetBytes(string.Concat(
        context.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key.Length}:{pair.Key}={pair.Value.Length}:{pair.Value};")));
}
