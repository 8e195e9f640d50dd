using System.Globalization;
using Keytide.Sandbox.Wire;

namespace Keytide.Sandbox.Signing;

/// <summary>Finds the signature of a request. Messages as in AWS's "Troubleshoot Signature Version 4" page.</summary>
internal static class SignatureReader
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    // Several steps of handling one request ask the same; each request is handled on one thread.
    [ThreadStatic]
    private static (SandboxRequest Request, SignatureParameters? Signature)? _latest;

    /// <summary>Null where the request is not signed at all.</summary>
    /// <exception cref="ApiException">It is signed, but not in a way that can be read.</exception>
    public static SignatureParameters? Read(SandboxRequest request)
    {
        if (_latest is { } latest && ReferenceEquals(latest.Request, request))
        {
            return latest.Signature;
        }

        var signature = ReadAnew(request);
        _latest = (request, signature);
        return signature;
    }

    private static SignatureParameters? ReadAnew(SandboxRequest request)
    {
        if (request.Header("Authorization") is { } authorization)
        {
            return ReadHeader(request, authorization);
        }

        return request.Query.Contains("X-Amz-Algorithm", StringComparison.Ordinal) ? ReadQuery(request) : null;
    }

    /// <summary>The scope alone, for finding the service; null where there is none or it cannot be read.</summary>
    public static CredentialScope? ScopeOf(SandboxRequest request)
    {
        try
        {
            return Read(request)?.Scope;
        }
        catch (ApiException)
        {
            // The same reading, in its turn, reports what is wrong.
            return null;
        }
    }

    private static SignatureParameters ReadHeader(SandboxRequest request, string authorization)
    {
        var space = authorization.IndexOf(' ');
        if (space < 0 || authorization[..space] != Algorithm)
        {
            throw Incomplete($"Unsupported AWS 'algorithm': '{(space < 0 ? authorization : authorization[..space])}'");
        }

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        const StringSplitOptions Clean = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var part in authorization[(space + 1)..].Split(',', Clean))
        {
            var equals = part.IndexOf('=');
            if (equals <= 0)
            {
                throw Incomplete($"'{part}' not a valid key=value pair (missing equal-sign) in Authorization header: '{authorization}'.");
            }

            fields[part[..equals]] = part[(equals + 1)..];
        }

        var missing = new[] { "Credential", "Signature", "SignedHeaders" }.Where(name => !fields.ContainsKey(name))
            .Select(name => $"Authorization header requires '{name}' parameter. ").ToList();
        var date = request.Header("X-Amz-Date") ?? HttpDate(request.Header("Date"));
        if (date is null)
        {
            missing.Add("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }

        if (missing.Count > 0)
        {
            throw Incomplete($"{string.Concat(missing)}Authorization={Algorithm}");
        }

        return new SignatureParameters(
            Scope(fields["Credential"]),
            fields["SignedHeaders"].Split(';'),
            fields["Signature"],
            date!,
            request.Header("X-Amz-Security-Token"),
            null);
    }

    private static SignatureParameters ReadQuery(SandboxRequest request)
    {
        var query = QueryReader.Read(request.Query, "");
        if (query.Text("X-Amz-Algorithm") != Algorithm)
        {
            throw Incomplete($"Unsupported AWS 'algorithm': '{query.Text("X-Amz-Algorithm")}'");
        }

        string Required(string name) => query.Text(name)
            ?? throw Incomplete($"AWS query-string parameters must include '{name}'. Re-examine the query-string parameters.");

        const int Week = 604_800;
        if (!int.TryParse(query.Text("X-Amz-Expires") ?? "900", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > Week)
        {
            throw Incomplete("X-Amz-Expires must be less than a week (in seconds) that is 604800");
        }

        return new SignatureParameters(
            Scope(Required("X-Amz-Credential")),
            Required("X-Amz-SignedHeaders").Split(';'),
            Required("X-Amz-Signature"),
            Required("X-Amz-Date"),
            query.Text("X-Amz-Security-Token"),
            TimeSpan.FromSeconds(seconds));
    }

    private static CredentialScope Scope(string credential) => CredentialScope.Parse(credential)
        ?? throw Incomplete(
            $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{credential}'");

    private static string? HttpDate(string? text) =>
        DateTimeOffset.TryParseExact(text, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? SignatureClock.Write(date)
            : text;

    private static ApiException Incomplete(string message) => new("IncompleteSignature", message);
}
