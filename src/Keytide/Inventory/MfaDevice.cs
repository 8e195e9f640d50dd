namespace Keytide.Inventory;

/// <summary>A multi-factor device that is assigned to somebody.</summary>
/// <param name="SerialNumber">An ARN for virtual and FIDO devices, the printed serial number for hardware tokens.</param>
/// <param name="Kind">Virtual, hardware token, FIDO or unknown.</param>
/// <param name="EnabledAt">Null where the source does not say.</param>
/// <param name="Certifications">What iam:GetMFADevice says of it (for example <c>FIDO</c> → <c>L1</c>, <c>FIPS-140-2</c> → …); unknown
/// where not asked.</param>
public sealed record MfaDevice(
    string SerialNumber, MfaDeviceKind Kind, DateTimeOffset? EnabledAt, Fact<IReadOnlyDictionary<string, string>> Certifications);
