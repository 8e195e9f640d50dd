using System.Security.Cryptography;
using System.Text;

namespace Keytide.Sandbox.World.Ssm;

/// <summary>
/// What a reader without decryption sees of a SecureString: base64 that looks like a ciphertext, is the same for the same version, and
/// tells nothing of the value. It cannot be decrypted: the stand-in keeps the value itself.
/// </summary>
public static class SealedText
{
    public static string Of(string arn, ParameterVersion version)
    {
        var seed = SHA256.HashData(Encoding.UTF8.GetBytes($"{arn}:{version.Number}:{version.ModifiedAt:O}"));
        var bytes = Enumerable.Range(0, 5).SelectMany(block => SHA256.HashData([.. seed, (byte)block]));
        return Convert.ToBase64String([1, 2, 2, 0, 0x78, .. bytes]);
    }
}
