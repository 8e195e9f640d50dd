namespace Keytide.Sandbox.Signing;

/// <summary>
/// What a request says about its own signature, in the Authorization header or, presigned, in the query string.
/// <paramref name="Expires"/> is set for presigned requests only.
/// </summary>
internal sealed record SignatureParameters(
    CredentialScope Scope,
    IReadOnlyList<string> SignedHeaders,
    string Signature,
    string Date,
    string? SessionToken,
    TimeSpan? Expires)
{
    public bool IsPresigned => Expires is not null;
}
