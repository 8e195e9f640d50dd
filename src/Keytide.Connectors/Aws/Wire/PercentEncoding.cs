using System.Buffers;
using System.Text;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// Percent-encoding as Signature Version 4 asks for it: every UTF-8 byte except A-Z a-z 0-9 - . _ ~ becomes %XX with capital digits
/// (AWS, "Create a signed AWS API request", UriEncode).
/// </summary>
public static class PercentEncoding
{
    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    public static string Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Unreserved))
        {
            return text;
        }

        var encoded = new StringBuilder(text.Length * 2);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && Unreserved.Contains((char)rune.Value))
            {
                encoded.Append((char)rune.Value);
                continue;
            }

            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
            {
                encoded.Append('%').Append(Convert.ToHexString([b]));
            }
        }

        return encoded.ToString();
    }

    /// <summary>Encodes what stands between the slashes of a path and leaves the slashes.</summary>
    public static string EncodePath(string path) => string.Join('/', path.Split('/').Select(Encode));

    /// <summary>A query string or form body: names and values encoded, order kept, no leading question mark.</summary>
    public static string EncodePairs(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('&', pairs.Select(pair => $"{Encode(pair.Key)}={Encode(pair.Value)}"));
}
