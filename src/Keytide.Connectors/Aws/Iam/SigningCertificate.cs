namespace Keytide.Connectors.Aws.Iam;

/// <summary>An X.509 certificate with which a user signs requests to old interfaces.</summary>
/// <param name="Body">The certificate in PEM, from which its own validity can be read. It is public.</param>
/// <param name="Status">See <see cref="CredentialStatus"/>.</param>
public sealed record SigningCertificate(string UserName, string Id, string Body, string Status, DateTimeOffset? UploadedAt);
