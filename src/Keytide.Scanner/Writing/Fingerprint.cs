using System.Security.Cryptography;
using System.Text;
using Keytide.Scanner.Pairing;

namespace Keytide.Scanner.Writing;

/// <summary>
/// The keyed name of a credential. A pair has the fingerprint of its secret, so that a baseline still knows it when the id is moved away
/// or the same secret turns up alone.
/// </summary>
internal static class Fingerprint
{
    private const int Bytes = 16;

    public static string Of(Bundle bundle, ReadOnlySpan<byte> key)
    {
        var domain = bundle.Rule == Rule.AccessKeyPair ? Rule.SecretAccessKey.Name() : bundle.Rule.Name();
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.ASCII.GetBytes(domain));
        hmac.AppendData([0]);
        hmac.AppendData(bundle.Main.Value);
        return Convert.ToHexStringLower(hmac.GetHashAndReset().AsSpan(0, Bytes));
    }
}
