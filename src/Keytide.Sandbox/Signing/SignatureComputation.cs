using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Keytide.Sandbox.Signing;

/// <summary>Signature Version 4 from the server's side: what the signature of this request would be with this secret.</summary>
internal static partial class SignatureComputation
{
    private const string UnsignedPayload = "UNSIGNED-PAYLOAD";
    private const int MostKeys = 1000;

    private static readonly ConcurrentDictionary<(string, string, string, string, string), byte[]> Keys = [];

    public static bool Matches(SandboxRequest request, SignatureParameters parameters, string secret)
    {
        var expected = Encoding.ASCII.GetBytes(Compute(request, parameters, secret));
        return CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(parameters.Signature));
    }

    private static string Compute(SandboxRequest request, SignatureParameters parameters, string secret)
    {
        var canonical = Canonical(request, parameters);
        var text = $"{SignatureReader.Algorithm}\n{parameters.Date}\n{parameters.Scope.Text}\n{Hash(Encoding.UTF8.GetBytes(canonical))}";
        var key = SigningKey(secret, parameters.Scope);
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    // Most requests of a day come from few keys.
    private static byte[] SigningKey(string secret, CredentialScope scope)
    {
        if (Keys.TryGetValue((secret, scope.Date, scope.Region, scope.Service, scope.Terminator), out var known))
        {
            return known;
        }

        var key = Encoding.UTF8.GetBytes("AWS4" + secret);
        foreach (var part in (ReadOnlySpan<string>)[scope.Date, scope.Region, scope.Service, scope.Terminator])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        if (Keys.Count >= MostKeys)
        {
            Keys.Clear();
        }

        return Keys[(secret, scope.Date, scope.Region, scope.Service, scope.Terminator)] = key;
    }

    private static string Canonical(SandboxRequest request, SignatureParameters parameters)
    {
        var text = new StringBuilder();
        text.Append(request.Method).Append('\n');
        text.Append(CanonicalPath(request.Path)).Append('\n');
        text.Append(CanonicalQuery(request.Query)).Append('\n');
        foreach (var name in parameters.SignedHeaders)
        {
            text.Append(name).Append(':').Append(Collapsed(request.Header(name) ?? "")).Append('\n');
        }

        text.Append('\n').AppendJoin(';', parameters.SignedHeaders).Append('\n');
        return text.Append(PayloadHash(request)).ToString();
    }

    private static string Collapsed(string value) =>
        value.Contains("  ", StringComparison.Ordinal) ? Spaces().Replace(value.Trim(), " ") : value.Trim();

    // Only an unsigned payload is taken at the client's word; any other hash must be that of the body that came.
    private static string PayloadHash(SandboxRequest request) =>
        request.Header("X-Amz-Content-Sha256") == UnsignedPayload ? UnsignedPayload : Hash(request.Body.Span);

    /// <summary>Every service but S3 encodes the path a second time.</summary>
    private static string CanonicalPath(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == "..")
            {
                segments.RemoveAt(Math.Max(0, segments.Count - 1));
            }
            else if (segment != ".")
            {
                segments.Add(Uri.EscapeDataString(segment));
            }
        }

        var end = path.Length > 1 && path.EndsWith('/') && segments.Count > 0 ? "/" : "";
        return $"/{string.Join('/', segments)}{end}";
    }

    private static string CanonicalQuery(string query)
    {
        var pairs = new List<(string Name, string Value)>();
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=');
            var name = Recode(equals < 0 ? part : part[..equals]);
            if (name != "X-Amz-Signature")
            {
                pairs.Add((name, equals < 0 ? "" : Recode(part[(equals + 1)..])));
            }
        }

        pairs.Sort(static (a, b) =>
        {
            var order = string.CompareOrdinal(a.Name, b.Name);
            return order != 0 ? order : string.CompareOrdinal(a.Value, b.Value);
        });
        return string.Join('&', pairs.Select(pair => $"{pair.Name}={pair.Value}"));
    }

    private static string Recode(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text.Replace('+', ' ')));

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
