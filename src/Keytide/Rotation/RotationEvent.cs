using System.Text.Json.Serialization;
using Keytide.Distribution;

namespace Keytide.Rotation;

/// <summary>
/// One line of a rotation's journal. "Intended" lines are durable before the effect they name; the line of the outcome follows the effect.
/// The wire names are kept for ever, since journals outlive versions. No line carries a secret but under seal.
/// </summary>
[JsonDerivedType(typeof(Requested), "requested")]
[JsonDerivedType(typeof(ApprovalAsked), "approvalAsked")]
[JsonDerivedType(typeof(Approved), "approved")]
[JsonDerivedType(typeof(DestinationChecked), "destinationChecked")]
[JsonDerivedType(typeof(MintIntended), "mintIntended")]
[JsonDerivedType(typeof(MintUnclear), "mintUnclear")]
[JsonDerivedType(typeof(KeysListed), "keysListed")]
[JsonDerivedType(typeof(OrphanFound), "orphanFound")]
[JsonDerivedType(typeof(NothingMinted), "nothingMinted")]
[JsonDerivedType(typeof(Minted), "minted")]
[JsonDerivedType(typeof(NewKeyAbandoned), "newKeyAbandoned")]
[JsonDerivedType(typeof(SealsTried), "sealsTried")]
[JsonDerivedType(typeof(Probed), "probed")]
[JsonDerivedType(typeof(Proven), "proven")]
[JsonDerivedType(typeof(DeliveryIntended), "deliveryIntended")]
[JsonDerivedType(typeof(Delivered), "delivered")]
[JsonDerivedType(typeof(DeliveryFailed), "deliveryFailed")]
[JsonDerivedType(typeof(DeliveryConfirmed), "deliveryConfirmed")]
[JsonDerivedType(typeof(DeliveryLost), "deliveryLost")]
[JsonDerivedType(typeof(Distributed), "distributed")]
[JsonDerivedType(typeof(ObservationBegan), "observationBegan")]
[JsonDerivedType(typeof(KeyChangeIntended), "keyChangeIntended")]
[JsonDerivedType(typeof(KeyChanged), "keyChanged")]
[JsonDerivedType(typeof(KeyChangeFailed), "keyChangeFailed")]
[JsonDerivedType(typeof(KeySeenInactive), "keySeenInactive")]
[JsonDerivedType(typeof(SessionCutIntended), "sessionCutIntended")]
[JsonDerivedType(typeof(SessionsCut), "sessionsCut")]
[JsonDerivedType(typeof(SessionCutLifted), "sessionCutLifted")]
[JsonDerivedType(typeof(SessionCutFailed), "sessionCutFailed")]
[JsonDerivedType(typeof(RollbackBegan), "rollbackBegan")]
[JsonDerivedType(typeof(RolledBack), "rolledBack")]
[JsonDerivedType(typeof(BlockedFor), "blocked")]
[JsonDerivedType(typeof(Resumed), "resumed")]
[JsonDerivedType(typeof(Closed), "closed")]
public abstract record RotationEvent
{
    private RotationEvent()
    {
    }

    /// <summary>
    /// Whether the line only says what was seen, found or answered. Where a crash takes it, the same is seen again: a change of a key
    /// whose outcome is lost has its intent in the journal, and the list of keys shows it. So it need not be on disk before the next line
    /// that is not of this kind.
    /// </summary>
    public bool IsSeenAgain => this is DestinationChecked or SealsTried or KeysListed or NothingMinted or Probed or Proven or Delivered
        or DeliveryFailed or DeliveryConfirmed or DeliveryLost or Distributed or ObservationBegan or KeySeenInactive or KeyChanged
        or KeyChangeFailed or RolledBack or Closed;

    public sealed record Requested(RotationRequest Request) : RotationEvent;

    public sealed record ApprovalAsked(string PlanHash) : RotationEvent;

    public sealed record Approved(string PlanHash, string By) : RotationEvent;

    /// <param name="Destination">Which.</param>
    /// <param name="IsReady">Whether it would take a key.</param>
    /// <param name="Detail">What was seen.</param>
    /// <param name="Todo">What has to be done first, where it is not ready.</param>
    /// <param name="HeldKey">The key it holds now, where it shows one.</param>
    /// <param name="Previous">The pair it holds now, under seal, where it shows all of it: the way back.</param>
    public sealed record DestinationChecked(
        DestinationAddress Destination, bool IsReady, string Detail, string? Todo, AccessKeyId? HeldKey, SealedSecret? Previous)
        : RotationEvent;

    /// <param name="Attempt">From 1.</param>
    /// <param name="KeysBefore">Every key of the user just before: what is there afterwards and not in here is a suspect.</param>
    /// <param name="Regions">Where the new key has to be proven.</param>
    /// <param name="OldLastUsed">The old key's last use on record at this time; null for never.</param>
    /// <param name="Reason">Why now.</param>
    public sealed record MintIntended(
        int Attempt, IReadOnlyList<AccessKeyId> KeysBefore, IReadOnlyList<string> Regions, DateTimeOffset? OldLastUsed, string Reason)
        : RotationEvent;

    /// <summary>The call to make a key ended without one. Even a clear refusal may hide an earlier delivery of the same request.</summary>
    public sealed record MintUnclear(string Detail) : RotationEvent;

    public sealed record KeysListed(IReadOnlyList<AccessKeyId> Keys) : RotationEvent;

    public sealed record OrphanFound(AccessKeyId Key, string Evidence) : RotationEvent;

    public sealed record NothingMinted(string Evidence) : RotationEvent;

    public sealed record Minted(AccessKeyId Key, SealedSecret Secret) : RotationEvent;

    /// <summary>The new key's secret does not open and nobody has received it: it is retired like an orphan, and another is made.</summary>
    public sealed record NewKeyAbandoned(AccessKeyId Key, string Reason) : RotationEvent;

    /// <param name="Unopened">The keys whose sealed secrets do not open under the sealing key of now; all others do.</param>
    public sealed record SealsTried(IReadOnlyList<AccessKeyId> Unopened) : RotationEvent;

    /// <param name="Accepted">In every region.</param>
    /// <param name="OfAnother">AWS accepted the pair and named another identity than the user.</param>
    /// <param name="Detail">What AWS said, where it did not accept.</param>
    public sealed record Probed(bool Accepted, bool OfAnother, string Detail) : RotationEvent;

    public sealed record Proven(string Evidence) : RotationEvent;

    /// <param name="Destination">Which.</param>
    /// <param name="Key">The new key, or the old one on the way back.</param>
    public sealed record DeliveryIntended(DestinationAddress Destination, AccessKeyId Key) : RotationEvent;

    public sealed record Delivered(DestinationAddress Destination, AccessKeyId Key, string Evidence) : RotationEvent;

    /// <summary>A write or a read failed. The destination may hold either key.</summary>
    public sealed record DeliveryFailed(DestinationAddress Destination, string Detail) : RotationEvent;

    public sealed record DeliveryConfirmed(DestinationAddress Destination, AccessKeyId Key, string Evidence) : RotationEvent;

    /// <summary>The destination was read and holds something else than what was delivered.</summary>
    public sealed record DeliveryLost(DestinationAddress Destination, AccessKeyId? HeldKey) : RotationEvent;

    public sealed record Distributed : RotationEvent;

    public sealed record ObservationBegan : RotationEvent;

    public sealed record KeyChangeIntended(KeyChange Change, AccessKeyId Key, string Reason) : RotationEvent;

    public sealed record KeyChanged(KeyChange Change, AccessKeyId Key, string Evidence) : RotationEvent;

    /// <summary>The key that is held inactive was still so.</summary>
    public sealed record KeySeenInactive(AccessKeyId Key) : RotationEvent;

    public sealed record KeyChangeFailed(KeyChange Change, AccessKeyId Key, string Detail) : RotationEvent;

    /// <summary>The user's sessions issued before are about to be refused; null where that is about to end.</summary>
    public sealed record SessionCutIntended(DateTimeOffset? Before) : RotationEvent;

    public sealed record SessionsCut(DateTimeOffset Before, string Evidence) : RotationEvent;

    public sealed record SessionCutLifted(string Evidence) : RotationEvent;

    public sealed record SessionCutFailed(string Detail) : RotationEvent;

    /// <param name="Reason">Why.</param>
    /// <param name="IsAskedFor">By a human, and not because the new key was not accepted.</param>
    public sealed record RollbackBegan(string Reason, bool IsAskedFor = false) : RotationEvent;

    public sealed record RolledBack : RotationEvent;

    public sealed record BlockedFor(BlockReason Reason, string Detail, string Todo) : RotationEvent;

    public sealed record Resumed(string By) : RotationEvent;

    public sealed record Closed(string Outcome) : RotationEvent;
}
