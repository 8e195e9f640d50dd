using Keytide.Inventory;

namespace Keytide.Compliance;

/// <summary>What an earlier audit says of one finding that failed in it, or was fixed in it.</summary>
/// <param name="IsFixed">True when that audit found it fixed; false when it failed, muted or not.</param>
internal sealed record BaselineEntry(
    string Id,
    string Check,
    Severity Severity,
    bool IsFixed,
    AccountId Account,
    Principal Principal,
    string? CredentialId,
    CredentialKind? CredentialKind,
    string? Resource);
