using System.Collections.Immutable;
using Event = Keytide.Rotation.RotationEvent;

namespace Keytide.Rotation;

/// <summary>The fold: what each line changes, and after which it may stand.</summary>
public sealed partial record RotationState
{
    /// <exception cref="InvalidJournalException">The line does not follow from the lines before it.</exception>
    public RotationState Apply(JournalLine line)
    {
        if (line.Rotation != Id || line.Sequence != Sequence + 1)
        {
            throw new InvalidJournalException($"{Id}: line {Sequence + 1} is missing; found line {line.Sequence} of {line.Rotation}.");
        }

        if (IsOver)
        {
            throw new InvalidJournalException($"{Id}: a line follows the end.");
        }

        var next = Follow(line.Event, line.At) with { Sequence = line.Sequence, LastAt = line.At };
        return next.Phase == Phase ? next : next with { PhaseSince = line.At };
    }

    private RotationState Follow(Event what, DateTimeOffset at) => what switch
    {
        Event.Requested => throw Impossible(what),
        Event.ApprovalAsked when Phase == RotationPhase.Planned => this with { Phase = RotationPhase.AwaitingApproval },
        Event.Approved approved => Approve(approved, at),
        Event.DestinationChecked check => With(Of(check.Destination) with
        {
            Check = check,
            CheckedAt = at,
            OldPair = ShowsOldPair(check) ? check.Previous : Of(check.Destination).OldPair,
            Failures = 0,
            FailingSince = null,
            LastAttemptAt = at,
        }) with
        { Unopened = ShowsOldPair(check) ? Unopened.Remove(Request.OldKey) : Unopened },
        Event.SealsTried or Event.NewKeyAbandoned => FollowSeals(what, at),
        Event.MintIntended intent when Phase == RotationPhase.Planned =>
            this with { Phase = RotationPhase.Intended, Mint = intent, MintAt = at, Listing = null },
        Event.MintUnclear unclear when Phase == RotationPhase.Intended => this with { MintFailure = unclear.Detail },
        Event.KeysListed listed when Phase == RotationPhase.Intended =>
            this with { Listing = Listing?.Again(listed.Keys, at) ?? new KeyListing([.. listed.Keys], 1, at) },
        Event.OrphanFound orphan => this with { Orphans = Orphans.Add(orphan.Key), OrphanFoundAt = at },
        Event.NothingMinted when Phase == RotationPhase.Intended => this with { Phase = RotationPhase.Planned },
        Event.Minted minted when Phase == RotationPhase.Intended => this with
        {
            Phase = RotationPhase.Minted,
            NewKey = minted.Key,
            NewSecret = minted.Secret,
            NewKeyAt = at,
            Proof = ProofProgress.None,
        },
        Event.Probed probe when Phase == RotationPhase.Minted => this with { Proof = Proof.After(probe, at) },
        Event.Proven when Phase == RotationPhase.Minted => this with { Phase = RotationPhase.Proven },
        Event.KeyChangeIntended or Event.KeyChanged or Event.KeyChangeFailed or Event.KeySeenInactive => FollowKey(what, at),
        Event.Distributed or Event.ObservationBegan => FollowSwitch(what, at),
        Event.SessionCutIntended or Event.SessionsCut or Event.SessionCutLifted or Event.SessionCutFailed => FollowCut(what, at),
        Event.RollbackBegan back when Phase != RotationPhase.Deleted => this with
        {
            Phase = RotationPhase.RollingBack,
            IsRollingBack = true,
            RollbackWasAskedFor = RollbackWasAskedFor || back.IsAskedFor,
            Block = null,
            BlockedIn = null,
        },
        Event.RolledBack when Phase == RotationPhase.RollingBack => this with { Phase = RotationPhase.RolledBack, Outcome = "rolled back" },
        Event.BlockedFor block when Phase != RotationPhase.Blocked =>
            this with { Phase = RotationPhase.Blocked, Block = block, BlockedIn = Phase },
        Event.Resumed when Phase == RotationPhase.Blocked => Resume(at),
        Event.Closed closed => this with { Phase = RotationPhase.Closed, Outcome = closed.Outcome },
        _ => FollowDelivery(what, at),
    };

    private bool ShowsOldPair(Event.DestinationChecked check) => check.HeldKey == Request.OldKey && check.Previous is not null;

    private RotationState FollowSeals(Event what, DateTimeOffset at) => what switch
    {
        // Before anything was written the old pair is still where it was seen, so it is looked at, and sealed, again.
        Event.SealsTried tried => this with
        {
            Unopened = [.. tried.Unopened],
            Deliveries = WasDistributed || !tried.Unopened.Contains(Request.OldKey) ? Deliveries
                : [.. Deliveries.Select(delivery => delivery with { CheckedAt = delivery.OldPair is null ? delivery.CheckedAt : null })],
        },
        Event.NewKeyAbandoned gone when Phase is RotationPhase.Minted or RotationPhase.Proven && gone.Key == NewKey && !WasDistributed =>
            With(Of(gone.Key) with { TriedAt = Proof.LastAt ?? NewKeyAt }) with
            {
                Phase = RotationPhase.Planned,
                Orphans = Orphans.Add(gone.Key),
                OrphanFoundAt = at,
                NewKey = null,
                NewSecret = null,
                NewKeyAt = null,
                Unopened = Unopened.Remove(gone.Key),
                Proof = ProofProgress.None,
            },
        _ => throw Impossible(what),
    };

    private RotationState Approve(Event.Approved approved, DateTimeOffset at) => approved.PlanHash == PlanHash
        ? this with { ApprovedAt = at, Phase = Phase == RotationPhase.AwaitingApproval ? RotationPhase.Planned : Phase }
        : throw new InvalidJournalException($"{Id}: an approval of another plan was recorded.");

    private RotationState Resume(DateTimeOffset at) => this with
    {
        Phase = BlockedIn!.Value == RotationPhase.AwaitingApproval ? RotationPhase.Planned : BlockedIn.Value,
        Block = null,
        BlockedIn = null,
        ResumedAt = at,
        Deliveries = [.. Deliveries.Select(d => d with
        {
            Lost = null,
            Failures = 0,
            FailingSince = null,
            VouchedFor = Vouched(d),
        })],
        Proof = ProofProgress.None,
        Listing = null,
        Keys = Keys.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { Failures = 0 }),
    };

    // Where a human was asked to put a key somewhere by hand, going on is the word that it was done.
    private AccessKeyId? Vouched(DeliveryProgress delivery) => Block!.Reason switch
    {
        BlockReason.CannotRestore when delivery.Lost is not null => Request.OldKey,
        BlockReason.SecretLost when delivery.ConfirmedAt is null => NewKey,
        _ => delivery.VouchedFor,
    };

    private RotationState FollowDelivery(Event what, DateTimeOffset at) => what switch
    {
        Event.DeliveryIntended intent when MayDeliver => With(Of(intent.Destination) with
        {
            Sent = intent.Key,
            IsAnswered = false,
            ConfirmedAt = null,
            HeldSince = null,
            Lost = null,
            LastAttemptAt = at,
        }) with
        { Phase = IsRollingBack ? Phase : RotationPhase.Distributing },
        Event.Delivered done when Of(done.Destination).Sent == done.Key =>
            With(Working(Of(done.Destination), at)),
        Event.DeliveryFailed failed => With(Failing(Of(failed.Destination), failed.Detail, at)),
        Event.DeliveryConfirmed seen when Of(seen.Destination).Sent == seen.Key => Confirm(Of(seen.Destination), at),
        Event.DeliveryLost lost => With(
            Of(lost.Destination) with { Lost = lost, ConfirmedAt = null, HeldSince = null, LastAttemptAt = at }),
        _ => throw Impossible(what),
    };

    // A place that held something else for a while has handed that out: quiet counts anew from when it holds the right key again.
    private RotationState Confirm(DeliveryProgress delivery, DateTimeOffset at) => With(
        Working(delivery, at) with { ConfirmedAt = at, HeldSince = delivery.HeldSince ?? at, Lost = null }) with
    { QuietFrom = QuietFrom is not null && delivery.HeldSince is null ? at : QuietFrom };

    private RotationState FollowSwitch(Event what, DateTimeOffset at) => what switch
    {
        Event.Distributed when Phase is RotationPhase.Distributing or RotationPhase.Proven =>
            this with { Phase = RotationPhase.Distributed, DistributedAt = DistributedAt ?? at, QuietFrom = at },

        // In an emergency the old key has been inactive since the beginning: there is nothing left to watch.
        Event.ObservationBegan when Phase == RotationPhase.Distributed => this with
        {
            Phase = Of(Request.OldKey).InactiveSince is null ? RotationPhase.Observing : RotationPhase.Deactivated,
        },
        _ => throw Impossible(what),
    };

    private RotationState FollowCut(Event what, DateTimeOffset at) => this with
    {
        Cut = (what, Cut) switch
        {
            (Event.SessionCutIntended { Before: { } before }, var cut) =>
                new SessionCut(before, false, false, false, cut?.Failures ?? 0, at, cut?.LastFailure),
            (Event.SessionCutIntended, { } cut) =>
                cut with { IsLifting = true, Failures = cut.IsLifting ? cut.Failures : 0, LastAttemptAt = at },
            (Event.SessionsCut done, _) => new SessionCut(done.Before, true, false, false, 0, at, null),
            (Event.SessionCutLifted, { } cut) => cut with { IsLifted = true, LastAttemptAt = at },
            (Event.SessionCutFailed failed, { } cut) =>
                cut with { Failures = cut.Failures + 1, LastAttemptAt = at, LastFailure = failed.Detail },
            _ => throw Impossible(what),
        },
    };

    private RotationState FollowKey(Event what, DateTimeOffset at) => what switch
    {
        Event.KeyChangeIntended intent => With(Of(intent.Key) with { Pending = intent.Change, LastAttemptAt = at }),
        Event.KeyChangeFailed failed => With(
            Of(failed.Key) with { Failures = Of(failed.Key).Failures + 1, LastAttemptAt = at, LastFailure = failed.Detail }),
        Event.KeyChanged done => After(
            With(Of(done.Key).After(done.Change, at)), done, at),
        Event.KeySeenInactive seen when Of(seen.Key).SeenInactiveAt is not null =>
            With(Of(seen.Key).SeenInactive(at, Request.Policy.QuietWindow)),
        _ => throw Impossible(what),
    };

    private static RotationState After(RotationState state, Event.KeyChanged done, DateTimeOffset at) =>
        done.Key != state.Request.OldKey || state.IsRollingBack
            ? state
            : (done.Change, state.Phase) switch
            {
                (KeyChange.Deactivate, RotationPhase.Observing) => state with { Phase = RotationPhase.Deactivated },
                (KeyChange.Reactivate, RotationPhase.Deactivated or RotationPhase.Deleted) =>
                    state with { Phase = RotationPhase.Observing, QuietFrom = at },
                (KeyChange.Reactivate, _) => state with { QuietFrom = state.QuietFrom is null ? null : at },
                (KeyChange.Delete, _) => state with { Phase = RotationPhase.Deleted },
                _ => state,
            };

    private bool MayDeliver => NewKey is not null && (IsRollingBack
        || Phase is RotationPhase.Proven or RotationPhase.Distributing);

    private static DeliveryProgress Working(DeliveryProgress delivery, DateTimeOffset at) => delivery with
    {
        IsAnswered = true,
        Failures = 0,
        FailingSince = null,
        LastFailure = null,
        LastAttemptAt = at,
    };

    private static DeliveryProgress Failing(DeliveryProgress delivery, string detail, DateTimeOffset at) => delivery with
    {
        Failures = delivery.Failures + 1,
        FailingSince = delivery.FailingSince ?? at,
        LastFailure = detail,
        LastAttemptAt = at,
    };

    private RotationState With(DeliveryProgress changed) => this with
    {
        Deliveries = [.. Deliveries.Select(delivery => delivery.Destination == changed.Destination ? changed : delivery)],
    };

    private RotationState With(KeyProgress changed) => this with { Keys = Keys.SetItem(changed.Key, changed) };

    private InvalidJournalException Impossible(Event what) =>
        new($"{Id}: a line {what.GetType().Name} cannot follow in phase {Phase}.");
}
