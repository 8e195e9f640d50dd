namespace Keytide.Sandbox.Wire;

/// <summary>What a request says about its own signature, in the Authorization header or, presigned, in the query string.</summary>
internal sealed record SignatureParameters(
    CredentialScope Scope,
    IReadOnlyList<string> SignedHeaders,
    string Signature,
    string Date,
    string? SessionToken,
    int? ExpiresSeconds)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    public static CredentialScope? ScopeOf(SandboxRequest request, Structure query)
    {
        var header = request.Header("Authorization");
        var start = header?.IndexOf("Credential=", StringComparison.Ordinal) ?? -1;
        if (start >= 0)
        {
            var value = header![(start + "Credential=".Length)..];
            var end = value.IndexOfAny([',', ' ']);
            return ParseScope(end < 0 ? value : value[..end]);
        }

        return query.Text("X-Amz-Credential") is { } credential ? ParseScope(credential) : null;
    }

    public static CredentialScope? ParseScope(string credential)
    {
        // The key id may in principle hold slashes (it never does), the other four never.
        var parts = credential.Split('/');
        return parts.Length == 5 ? new CredentialScope(parts[0], parts[1], parts[2], parts[3], parts[4]) : null;
    }
}
