namespace Keytide.Connectors.Aws.Iam;

/// <summary>A second factor of a user.</summary>
/// <param name="SerialNumber">
/// The ARN of a virtual device or passkey (<c>…:mfa/…</c>, <c>…:u2f/…</c>), the printed number of a hardware token.
/// </param>
public sealed record MfaDevice(string UserName, string SerialNumber, DateTimeOffset EnabledAt);
