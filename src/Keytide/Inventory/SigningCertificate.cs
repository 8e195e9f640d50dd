namespace Keytide.Inventory;

/// <summary>An X.509 certificate with which a user or root signs requests of old SOAP services.</summary>
/// <param name="Id">Null where it is known only as a slot of the credential report.</param>
public sealed record SigningCertificate(string? Id, CredentialStatus Status, DateTimeOffset? UploadedAt);
