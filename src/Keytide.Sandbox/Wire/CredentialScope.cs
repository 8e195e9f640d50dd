namespace Keytide.Sandbox.Wire;

/// <summary>The second half of a SigV4 credential: <c>20260101/us-east-1/iam/aws4_request</c>.</summary>
internal sealed record CredentialScope(string AccessKeyId, string Date, string Region, string Service, string Terminator);
