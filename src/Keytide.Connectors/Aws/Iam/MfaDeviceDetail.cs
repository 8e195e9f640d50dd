namespace Keytide.Connectors.Aws.Iam;

/// <summary>A second factor and what its maker certifies of it.</summary>
/// <param name="Certifications">For example FIDO or FIPS levels by name; empty where there are none.</param>
public sealed record MfaDeviceDetail(
    string SerialNumber, string? UserName, DateTimeOffset? EnabledAt, IReadOnlyDictionary<string, string> Certifications);
