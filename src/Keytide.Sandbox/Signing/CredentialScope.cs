namespace Keytide.Sandbox.Signing;

/// <summary>A SigV4 credential: <c>AKIA…/20260101/us-east-1/iam/aws4_request</c>.</summary>
internal sealed record CredentialScope(string AccessKeyId, string Date, string Region, string Service, string Terminator)
{
    public const string RequiredTerminator = "aws4_request";

    /// <summary>The scope without the key id, as it is signed.</summary>
    public string Text => $"{Date}/{Region}/{Service}/{Terminator}";

    public static CredentialScope? Parse(string credential)
    {
        var parts = credential.Split('/');
        return parts.Length == 5 ? new CredentialScope(parts[0], parts[1], parts[2], parts[3], parts[4]) : null;
    }
}
