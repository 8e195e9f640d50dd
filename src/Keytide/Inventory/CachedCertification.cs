namespace Keytide.Inventory;

/// <summary>What iam:GetMFADevice said of a device once.</summary>
public sealed record CachedCertification(string SerialNumber, DateTimeOffset ReadAt, IReadOnlyDictionary<string, string> Values);
