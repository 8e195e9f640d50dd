using System.Security.Cryptography;
using System.Text;

namespace Keytide.Distribution;

/// <summary>
/// The password that SES's SMTP endpoint of one region accepts with the access key id as user name. It is derived from the secret, so it
/// changes with every rotation (SES Developer Guide, "Obtaining Amazon SES SMTP credentials").
/// </summary>
public static class SesSmtpPassword
{
    private const byte Version = 0x04;

    /// <param name="secret">The secret access key.</param>
    /// <param name="region">The region of the SMTP endpoint; another region needs another password.</param>
    public static SecretText Derive(SecretText secret, string region)
    {
        var revealed = secret.Reveal();
        var key = new byte["AWS4".Length + Encoding.UTF8.GetByteCount(revealed)];
        "AWS4"u8.CopyTo(key);
        Encoding.UTF8.GetBytes(revealed, key.AsSpan("AWS4".Length));

        // The date is a fixed word of SES's own: the password does not depend on when it was derived.
        foreach (var part in new[] { "11111111", region, "ses", "aws4_request", "SendRawEmail" })
        {
            var next = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
            CryptographicOperations.ZeroMemory(key);
            key = next;
        }

        byte[] versioned = [Version, .. key];
        CryptographicOperations.ZeroMemory(key);
        Span<char> text = stackalloc char[64];
        Convert.TryToBase64Chars(versioned, text, out var length);
        CryptographicOperations.ZeroMemory(versioned);
        var password = new SecretText(text[..length]);
        text.Clear();
        return password;
    }
}
