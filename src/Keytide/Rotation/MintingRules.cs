namespace Keytide.Rotation;

/// <summary>Up to the moment where the new key exists and its secret is sealed.</summary>
internal static class MintingRules
{
    private static readonly TimeSpan LeastPauseBetweenLists = TimeSpan.FromSeconds(20);

    public static Decision Planned(Situation s)
    {
        var plan = SlotPlanner.Plan([.. s.Keys.Select(key => Slot(s, key))], s.OldId, s.IsEmergency);
        return Contain(s)
            ?? GoneFromList(s)
            ?? EmergencyRules.WaitForCut(s)
            ?? Room(s, plan)
            ?? Approval(s)
            ?? s.Frozen()
            ?? Destinations(s)
            ?? Mint(s);
    }

    /// <summary>The last call to make a key has no clear answer: let its request die, then see what it left behind.</summary>
    public static Decision Intended(Situation s)
    {
        var end = s.State.MintAt!.Value + s.Policy.AmbiguityWindow;
        if (s.State.Listing is not { } listing || !(listing.Reads >= s.Policy.StableReads && listing.LastAt >= end))
        {
            var next = s.State.Listing is null ? s.Now : NextList(s, s.State.Listing, end);
            return s.Now < next
                ? Situation.WaitUntil(next, "The answer to CreateAccessKey was lost; the list of keys has to settle first.")
                : Situation.Note(
                    new RotationEvent.KeysListed([.. s.Keys.Select(key => key.Id)]), "The list of keys after an unclear answer.");
        }

        var suspects = listing.Keys.Except(s.State.Mint!.KeysBefore);
        var unexplained = suspects.Except(s.State.Orphans);
        if (unexplained.IsEmpty)
        {
            return Situation.Note(
                new RotationEvent.NothingMinted(suspects.IsEmpty ? "the list of keys stayed as it was" : "the orphans are gone"),
                "No key is left of the unclear attempt.");
        }

        if (s.Seen.MadeByUs.TryGet(out var ours) && unexplained.Intersect(ours) is { IsEmpty: false } orphans)
        {
            return Situation.Note(new RotationEvent.OrphanFound(orphans[0], $"CloudTrail: made by session {s.State.Id.SessionName}"),
                "A key of ours whose secret was lost.");
        }

        return s.Now < s.CountFrom(s.State.MintAt.Value) + s.Policy.AttributionLimit
            ? s.WaitFor(TimeSpan.FromMinutes(5), $"CloudTrail has not said yet who made {unexplained[0]}.")
            : Situation.Block(BlockReason.UnattributedKey,
                $"{string.Join(", ", unexplained)} appeared while CreateAccessKey had no clear answer, and nothing says who made it.",
                "If nobody else made it, its secret is lost: deactivate it, delete it, then resume.");
    }

    private static DateTimeOffset NextList(Situation s, KeyListing listing, DateTimeOffset end)
    {
        var pause = s.Policy.AmbiguityWindow / s.Policy.StableReads;
        var next = listing.LastAt + Spans.Longer(pause, LeastPauseBetweenLists);
        return listing.LastAt < end && next > end ? end : next;
    }

    /// <summary>A compromised key goes first; its consumers wait for the new one.</summary>
    private static Decision? Contain(Situation s) =>
        s.IsEmergency && s.Old is { } old && (old.IsActive || s.State.Of(s.OldId).InactiveSince is null)
            ? s.Bring(KeyChange.Deactivate, old, "The key is compromised: it is switched off before anything else.")
            : null;

    // An orphan that was just deleted, in a list that has not heard of it, would be taken for somebody's second key.
    private static Decision? GoneFromList(Situation s) =>
        s.Keys.FirstOrDefault(key => s.State.Of(key.Id) is { Done: KeyChange.Delete, DoneAt: { } at } && s.Now < at + Situation.ListLag)
            is { } gone
            ? s.WaitFor(TimeSpan.FromSeconds(30), $"The list still shows {gone.Id}, which is deleted.")
            : null;

    private static Decision? Room(Situation s, SlotDecision plan) => plan.Move switch
    {
        SlotMove.Mint => null,
        SlotMove.ReadAgain => s.WaitFor(TimeSpan.FromMinutes(5), plan.Because),
        SlotMove.RetireOther => s.Frozen() ?? s.Bring(KeyChange.Deactivate, s.Find(plan.Key!.Value)!, plan.Because),
        SlotMove.WaitForRoom => s.WaitFor(TimeSpan.FromHours(1), plan.Because),
        SlotMove.DeleteOther => s.Frozen() ?? s.Bring(KeyChange.Delete, s.Find(plan.Key!.Value)!, plan.Because),
        _ => Situation.Block(plan.Reason!.Value, plan.Because, plan.Todo!),
    };

    private static Decision? Approval(Situation s) =>
        !s.Policy.ApprovalRequired || s.IsEmergency || s.State.ApprovedAt + s.Policy.ApprovalValidity > s.Now
            ? null
            : Situation.Note(new RotationEvent.ApprovalAsked(s.State.PlanHash), "The policy asks for approval.");

    /// <summary>The next look that finds every destination ready to take a key; null where all were found so lately.</summary>
    public static Decision? Destinations(Situation s)
    {
        foreach (var delivery in s.State.Deliveries)
        {
            if (delivery.CheckedAt is { } at && at + s.Policy.CheckFreshness > s.Now && at >= (s.State.ResumedAt ?? at))
            {
                if (!delivery.Check!.IsReady)
                {
                    return Situation.Block(BlockReason.DestinationNotReady, $"{delivery.Destination}: {delivery.Check.Detail}",
                        delivery.Check.Todo ?? "Make it ready, then resume.");
                }

                continue;
            }

            return DeliveryRules.AfterFailure(s, delivery) ?? new(
                new RotationAction.Check(delivery.Destination), "No key is made before every destination is known to take it.");
        }

        return null;
    }

    private static Decision Mint(Situation s)
    {
        var attempt = (s.State.Mint?.Attempt ?? 0) + 1;
        var saidToGoOn = s.State.ResumedAt > s.State.MintAt;
        if (attempt > s.Policy.MintAttempts && !saidToGoOn)
        {
            return Situation.Block(BlockReason.KeyCannotBeMade, $"CreateAccessKey was tried {attempt - 1} times: {s.State.MintFailure}",
                "See why, then resume.");
        }

        DateTimeOffset? oldLastUsed = s.Old is { LastUse: var use } && use.TryGet(out var last) ? last.At : null;
        return new(
            new RotationAction.Mint(new RotationEvent.MintIntended(
                attempt, [.. s.Keys.Select(key => key.Id)], s.Seen.Regions, oldLastUsed, "every destination is ready and there is room")),
            "Every destination is ready and the user has room for a second key.");
    }

    private static SlotKey Slot(Situation s, SeenKey key)
    {
        var heldSince = s.State.Of(key.Id).InactiveSince ?? key.HeldInactiveSince;
        return new SlotKey(
            key.Id, key.IsActive, key.IsOurs || heldSince is not null, Use(s, key),
            heldSince is { } since && since + s.Policy.Soak <= s.Now);
    }

    private static SlotUse Use(Situation s, SeenKey key)
    {
        if (!key.LastUse.TryGet(out var use))
        {
            return SlotUse.Unknown;
        }

        var quietSince = use.At ?? key.CreatedAt;
        return quietSince is null || quietSince > s.Now - s.Policy.QuietWindow ? SlotUse.Recent
            : use.At is null ? SlotUse.Never
            : SlotUse.Quiet;
    }
}
