using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Keytide.Connectors.Aws.Credentials;

namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// AWS Signature Version 4 in the Authorization header. Paths are normalised and encoded once more, except for S3, whose keys may hold
/// anything (AWS, IAM User Guide, "Create a signed AWS API request"). It reads no clock: the instant is an argument, so that simulation
/// can sign in virtual time.
/// </summary>
public static class SigV4Signer
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Terminator = SigningKeys.Terminator;
    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n");

    /// <param name="request">
    /// What to send. Headers named here that the signer itself sets (host, x-amz-date, x-amz-security-token, authorization) are replaced.
    /// </param>
    /// <param name="credentials">Whose signature it becomes.</param>
    /// <param name="region">The region of the credential scope; for global services the one their partition signs for.</param>
    /// <param name="service">The signing name, for example <c>iam</c>.</param>
    /// <param name="instant">When it is signed. AWS accepts five minutes to either side of its own clock.</param>
    /// <param name="keys">Keys derived before, by which the same day's next signature costs a third; null to derive anew.</param>
    public static AwsRequest Sign(
        UnsignedRequest request, AwsCredentials credentials, string region, string service, DateTimeOffset instant,
        SigningKeys? keys = null)
    {
        var stamp = instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var scope = $"{stamp.AsSpan(0, 8)}/{region}/{service}/{Terminator}";
        var headers = HeadersToSign(request, credentials, stamp);
        var (canonicalHeaders, signedNames) = CanonicalHeaders(headers);

        var canonicalRequest = string.Join('\n',
            request.Method,
            service == AwsService.S3.Name ? request.Path : CanonicalPath(request.Path),
            CanonicalQuery(request.Query),
            canonicalHeaders,
            signedNames,
            Hash(request.Body.Span));
        var toSign = $"{Algorithm}\n{stamp}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";
        var signature = (keys ?? new SigningKeys()).Sign(credentials.SecretAccessKey, stamp[..8], region, service, toSign);

        headers.Add(new("Authorization",
            $"{Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={signedNames}, Signature={signature}"));
        return new AwsRequest(request.Method, Address(request, service), headers, request.Body);
    }

    private static List<KeyValuePair<string, string>> HeadersToSign(UnsignedRequest request, AwsCredentials credentials, string stamp)
    {
        var headers = request.Headers.Where(header => !IsOurs(header.Key)).ToList();
        headers.Add(new("Host", request.Endpoint.Authority));
        headers.Add(new("X-Amz-Date", stamp));
        if (credentials.SessionToken is { } token)
        {
            headers.Add(new("X-Amz-Security-Token", new string(token.Reveal())));
        }

        return headers;
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static bool IsOurs(string name) =>
        name.ToLowerInvariant() is "host" or "x-amz-date" or "x-amz-security-token" or "authorization";

    /// <summary>
    /// Lower-case names in order, values trimmed with inner spaces collapsed, repeated names joined by commas in the order given.
    /// </summary>
    private static (string Lines, string Names) CanonicalHeaders(List<KeyValuePair<string, string>> headers)
    {
        var order = new (string Name, int At)[headers.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = (headers[i].Key.ToLowerInvariant(), i);
        }

        Array.Sort(order, static (one, other) =>
            string.CompareOrdinal(one.Name, other.Name) is var names and not 0 ? names : one.At.CompareTo(other.At));
        var lines = new StringBuilder(512);
        var signed = new StringBuilder(128);
        for (var i = 0; i < order.Length; i++)
        {
            var (name, at) = order[i];
            if (i > 0 && order[i - 1].Name == name)
            {
                lines.Append(',');
            }
            else
            {
                lines.Append(i > 0 ? "\n" : "").Append(name).Append(':');
                signed.Append(i > 0 ? ";" : "").Append(name);
            }

            lines.Append(CollapseSpaces(headers[at].Value));
        }

        return (lines.Append('\n').ToString(), signed.ToString());
    }

    private static string CollapseSpaces(string value) => value.AsSpan().ContainsAny(Spaces)
        ? string.Join(' ', value.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        : value;

    /// <summary>The path as it goes over the wire, dot segments and empty segments removed, encoded once more.</summary>
    private static string CanonicalPath(string path)
    {
        if (path == "/")
        {
            return path;
        }

        var kept = new List<string>();
        var segments = path.Split('/');
        foreach (var segment in segments)
        {
            if (segment == ".." && kept.Count > 0)
            {
                kept.RemoveAt(kept.Count - 1);
            }
            else if (segment is not ("" or "." or ".."))
            {
                kept.Add(PercentEncoding.Encode(segment));
            }
        }

        var endsInSlash = kept.Count > 0 && segments[^1] is "" or "." or "..";
        return "/" + string.Join('/', kept) + (endsInSlash && kept.Count > 0 ? "/" : "");
    }

    private static string CanonicalQuery(IReadOnlyList<KeyValuePair<string, string>> query) => string.Join('&', query
        .Select(pair => (Name: PercentEncoding.Encode(pair.Key), Value: PercentEncoding.Encode(pair.Value)))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal)
        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => $"{pair.Name}={pair.Value}"));

    private static Uri Address(UnsignedRequest request, string service)
    {
        if (request.Query.Count == 0 && request.Path == request.Endpoint.PathAndQuery)
        {
            return request.Endpoint;
        }

        var query = request.Query.Count == 0 ? "" : "?" + PercentEncoding.EncodePairs(request.Query);

        // An object of S3 may be called "a/../b".
        var exact = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = service == AwsService.S3.Name };
        return new Uri($"{request.Endpoint.GetLeftPart(UriPartial.Authority)}{request.Path}{query}", exact);
    }
}
