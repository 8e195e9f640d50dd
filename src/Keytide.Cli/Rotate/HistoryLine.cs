using Keytide.Rotation;

namespace Keytide.Cli.Rotate;

/// <summary>A line of the journal in words.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Phase">The phase after it.</param>
/// <param name="Action">What was done or intended.</param>
/// <param name="Seen">What was seen; empty where the action says it all.</param>
public sealed record HistoryLine(DateTimeOffset At, RotationPhase Phase, string Action, string Seen)
{
    public static HistoryLine Of(JournalLine line, RotationPhase phase)
    {
        var (action, seen) = Words(line.Event);
        return new HistoryLine(line.At, phase, action, seen);
    }

    private static (string Action, string Seen) Words(RotationEvent what) => what switch
    {
        RotationEvent.Requested asked => ($"asked for by {asked.Request.RequestedBy}", ""),
        RotationEvent.ApprovalAsked asked => ("asked for approval", $"plan {asked.PlanHash}"),
        RotationEvent.Approved approved => ($"approved by {approved.By}", $"plan {approved.PlanHash}"),
        RotationEvent.DestinationChecked check => (
            $"checked {check.Destination}", check.IsReady ? check.Detail : $"not ready: {check.Detail}"),
        RotationEvent.RollbackBegan back => ("rollback began", back.Reason),
        RotationEvent.RolledBack => ("rolled back", ""),
        RotationEvent.BlockedFor block => ($"blocked: {block.Reason}", block.Detail),
        RotationEvent.Resumed resumed => ($"resumed by {resumed.By}", ""),
        RotationEvent.Closed closed => ("closed", closed.Outcome),
        _ => OfKeys(what) ?? OfDeliveries(what) ?? (what.GetType().Name, ""),
    };

    private static (string Action, string Seen)? OfKeys(RotationEvent what) => what switch
    {
        RotationEvent.MintIntended intent => ($"is about to make a key, attempt {intent.Attempt}", intent.Reason),
        RotationEvent.MintUnclear unclear => ("made no key for certain", unclear.Detail),
        RotationEvent.KeysListed listed => ("listed the keys", string.Join(", ", listed.Keys)),
        RotationEvent.OrphanFound orphan => ($"found orphan {orphan.Key}", orphan.Evidence),
        RotationEvent.NothingMinted nothing => ("no key was made", nothing.Evidence),
        RotationEvent.Minted minted => ($"made {minted.Key}", "its secret is sealed"),
        RotationEvent.NewKeyAbandoned gone => ($"gave {gone.Key} up", gone.Reason),
        RotationEvent.SealsTried { Unopened: [] } => ("tried the sealed secrets", "all of them open"),
        RotationEvent.SealsTried tried => ("tried the sealed secrets", $"not opened: {string.Join(", ", tried.Unopened)}"),
        RotationEvent.Probed probed => ("tried the new key", $"{(probed.Accepted ? "accepted" : "not accepted")}: {probed.Detail}"),
        RotationEvent.Proven proven => ("the new key is proven", proven.Evidence),
        RotationEvent.KeyChangeIntended intent => ($"is about to {Verb(intent.Change)} {intent.Key}", intent.Reason),
        RotationEvent.KeyChanged done => ($"{Verb(done.Change)}d {done.Key}", done.Evidence),
        RotationEvent.SessionCutIntended { Before: { } before } => ($"is about to refuse sessions issued before {before:u}", ""),
        RotationEvent.SessionCutIntended => ("is about to refuse sessions no more", "every one of them has ended"),
        RotationEvent.SessionsCut cut => ($"refuses sessions issued before {cut.Before:u}", cut.Evidence),
        RotationEvent.SessionCutLifted lifted => ("refuses sessions no more", lifted.Evidence),
        RotationEvent.SessionCutFailed failed => ("could not change which sessions are refused", failed.Detail),
        RotationEvent.KeyChangeFailed failed => ($"could not {Verb(failed.Change)} {failed.Key}", failed.Detail),
        _ => null,
    };

    private static (string Action, string Seen)? OfDeliveries(RotationEvent what) => what switch
    {
        RotationEvent.DeliveryIntended intent => ($"is about to write {intent.Key} to {intent.Destination}", ""),
        RotationEvent.Delivered done => ($"wrote {done.Key} to {done.Destination}", done.Evidence),
        RotationEvent.DeliveryFailed failed => ($"{failed.Destination} failed", failed.Detail),
        RotationEvent.DeliveryConfirmed seen => ($"looked at {seen.Destination}", seen.Evidence),
        RotationEvent.DeliveryLost lost => ($"looked at {lost.Destination}", $"holds {lost.HeldKey?.ToString() ?? "no key"}"),
        RotationEvent.Distributed => ("every destination holds the new key", ""),
        RotationEvent.ObservationBegan => ("watches the old key's use", ""),
        _ => null,
    };

    private static string Verb(KeyChange change) => change switch
    {
        KeyChange.Deactivate => "deactivate",
        KeyChange.Reactivate => "reactivate",
        _ => "delete",
    };
}
