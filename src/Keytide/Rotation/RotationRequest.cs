using Keytide.Distribution;

namespace Keytide.Rotation;

/// <summary>What was asked for.</summary>
/// <param name="Account">Whose user.</param>
/// <param name="UserName">The user's name now.</param>
/// <param name="UserId">The unique id (AIDA…), which a user made anew under the same name does not have.</param>
/// <param name="OldKey">The key to replace.</param>
/// <param name="Destinations">Where the new key goes, in this order; the first is the canary.</param>
/// <param name="Policy">The windows and limits agreed on at the start; a later change of settings does not change them.</param>
/// <param name="Emergency">The old key is compromised: it is switched off first, and consumers wait for the new one.</param>
/// <param name="RequestedBy">Who asked, for the record.</param>
/// <param name="Rule">The policy of the settings that it follows; null for none.</param>
public sealed record RotationRequest(
    AccountId Account,
    string UserName,
    string UserId,
    AccessKeyId OldKey,
    IReadOnlyList<DestinationAddress> Destinations,
    RotationPolicy Policy,
    bool Emergency,
    string RequestedBy,
    string? Rule = null);
