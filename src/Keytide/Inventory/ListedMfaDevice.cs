namespace Keytide.Inventory;

/// <summary>A multi-factor device as iam:ListMFADevices names it.</summary>
public sealed record ListedMfaDevice(string SerialNumber, DateTimeOffset? EnabledAt);
