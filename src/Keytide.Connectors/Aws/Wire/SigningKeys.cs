using System.Security.Cryptography;
using System.Text;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// The keys that requests are signed with are derived from the secret for one day, region and service (AWS, IAM User Guide, "Create a
/// signed AWS API request", step 4). A few of them are kept, as secret as what they come from, and overwritten when another secret comes.
/// </summary>
public sealed class SigningKeys
{
    internal const string Terminator = "aws4_request";
    private const int Most = 8;

    private readonly Lock _lock = new();
    private readonly List<(string Day, string Region, string Service, byte[] Key)> _keys = [];
    private SecretText? _secret;

    internal string Sign(SecretText secret, string day, string region, string service, string text)
    {
        lock (_lock)
        {
            if (!ReferenceEquals(secret, _secret) || _keys.Count >= Most)
            {
                Forget();
                _secret = secret;
            }

            var key = _keys.Find(kept => kept.Day == day && kept.Region == region && kept.Service == service).Key;
            if (key is null)
            {
                key = Derive(secret, day, region, service);
                _keys.Add((day, region, service, key));
            }

            return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
        }
    }

    private static byte[] Derive(SecretText secret, string day, string region, string service)
    {
        var key = Encoding.UTF8.GetBytes([.. "AWS4", .. secret.Reveal()]);
        foreach (var part in (ReadOnlySpan<string>)[day, region, service, Terminator])
        {
            var next = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
            CryptographicOperations.ZeroMemory(key);
            key = next;
        }

        return key;
    }

    private void Forget()
    {
        foreach (var kept in _keys)
        {
            CryptographicOperations.ZeroMemory(kept.Key);
        }

        _keys.Clear();
    }
}
