using Keytide.Inventory;

namespace Keytide.Rotation;

/// <summary>The old key goes on evidence: quiet long enough to be switched off, silent long enough to be deleted.</summary>
internal static class RetirementRules
{
    private const double PeriodsOfSilence = 1.5;

    public static Decision Observing(Situation s)
    {
        if ((DeliveryRules.NewKeyMissing(s) ?? DeliveryRules.Lost(s)) is { } problem)
        {
            return problem;
        }

        if (s.Old is not { } old)
        {
            return GoneAlready(s);
        }

        if (!old.IsActive)
        {
            // Taken for switched off again, it would be switched on again, and so on until the list has heard.
            return s.State.Of(old.Id) is { Done: KeyChange.Reactivate, Pending: null, DoneAt: { } on } && s.Now < on + Situation.ListLag
                ? s.WaitFor(TimeSpan.FromSeconds(30), "The list does not show the old key active again yet.")
                : s.Bring(KeyChange.Deactivate, old, "The old key is inactive, by a call whose answer was lost or by other hands.");
        }

        if (!old.LastUse.TryGet(out var use))
        {
            return TooLong(s, BlockReason.UseUnknown, $"its last use cannot be read: {old.LastUse.Reason}")
                ?? s.WaitFor(
                    TimeSpan.FromMinutes(15), $"The last use of {s.OldId} is unknown ({old.LastUse.Reason}), and unknown is not unused.");
        }

        var quietUntil = QuietFrom(s, use) + s.Policy.QuietWindow;
        return s.Now < quietUntil ? StillUsed(s, old, use, quietUntil)
            : DeliveryRules.Watching(s, s.State.NewKey!.Value, use, Consumers(s) ?? NobodyCame(s))
            ?? s.Frozen()
            ?? DeliveryRules.See(s, s.State.NewKey!.Value)
            ?? s.Bring(KeyChange.Deactivate, old,
                $"Last used {Shown(use)}, quiet for {s.Policy.QuietWindow:c}, and every destination was just seen holding the new key.");
    }

    public static Decision Deactivated(Situation s)
    {
        var since = s.State.Of(s.OldId).InactiveSince ?? s.State.PhaseSince;
        if (s.Old is not { } old)
        {
            return GoneAlready(s);
        }

        if ((DeliveryRules.NewKeyMissing(s) ?? DeliveryRules.Lost(s)) is { } missing)
        {
            return s.IsEmergency ? missing : s.Bring(KeyChange.Reactivate, old, $"The old key is needed again: {missing.Because}");
        }

        if (old.IsActive)
        {
            return s.Now < since + Situation.ListLag
                ? s.WaitFor(TimeSpan.FromSeconds(30), "The list does not show the old key inactive yet.")
                : s.IsEmergency ? s.Bring(KeyChange.Deactivate, old, "The compromised key was switched on again.")
                : Situation.Note(new RotationEvent.KeyChanged(KeyChange.Reactivate, old.Id, "seen active: somebody switched it on again"),
                    "Whoever switched the old key on again needs it.");
        }

        if (!old.LastUse.TryGet(out var use))
        {
            return TooLong(s, BlockReason.UseUnknown, $"its last use cannot be read: {old.LastUse.Reason}")
                ?? s.WaitFor(
                    TimeSpan.FromMinutes(15), $"The last use of {s.OldId} is unknown ({old.LastUse.Reason}), and unknown is not unused.");
        }

        if (!s.IsEmergency && use.At + s.Policy.QuietWindow > since)
        {
            return s.Bring(
                KeyChange.Reactivate, old, $"The record caught up: the old key was used {Shown(use)}, within the quiet window.");
        }

        return SoakRules.Soaking(s, old, "The old key")
            ?? DeliveryRules.See(s, s.State.NewKey!.Value)
            ?? s.Frozen()
            ?? s.Bring(KeyChange.Delete, old, $"Inactive since {since:u}, last used {Shown(use)}, and nobody has missed it.");
    }

    public static Decision Deleted(Situation s) => s.Old is null
        ? Situation.Note(new RotationEvent.Closed("rotated"), "The old key is gone and the new one is everywhere.")
        : s.Now < s.State.PhaseSince + Situation.ListLag
            ? s.WaitFor(TimeSpan.FromSeconds(30), "The list still shows the old key.")
            : s.Old.IsActive
                ? Situation.Note(new RotationEvent.KeyChanged(KeyChange.Reactivate, s.OldId, "in the list again, and active"),
                    "The old key was thought gone and is not.")
                : s.Bring(KeyChange.Delete, s.Old, "The list shows the old key long after it was deleted.");

    private static DateTimeOffset QuietFrom(Situation s, LastUse use)
    {
        var from = s.State.QuietFrom ?? s.State.PhaseSince;
        return use.At is { } at && at > from ? at : from;
    }

    private static Decision StillUsed(Situation s, SeenKey old, LastUse use, DateTimeOffset quietUntil)
    {
        // A deactivation that was begun and whose answer never came may still have happened, or be seen late.
        if (s.State.Of(old.Id).Pending == KeyChange.Deactivate)
        {
            return s.Bring(KeyChange.Reactivate, old, "The old key is in use, and a call that was to switch it off has no answer.");
        }

        return TooLong(s, BlockReason.OldKeyStillUsed, $"it is still used, last {Shown(use)}{Where(use)}")
            ?? DeliveryRules.Watching(s, s.State.NewKey!.Value, use, Situation.WaitUntil(
                quietUntil, $"The old key was last used {Shown(use)}{Where(use)}; quiet until {quietUntil:u} retires it."))!;
    }

    private static Decision? Consumers(Situation s)
    {
        if (!s.Seen.Consumers.TryGet(out var consumers))
        {
            return null; // No log is read: last use alone decides, and the plan has said so.
        }

        var waiting = consumers
            .Where(consumer => consumer.LastSeenOnNewKey is null)
            .Select(consumer => (consumer.Name, Until: consumer.LastSeenOnOldKey + Silence(s, consumer)))
            .Where(consumer => s.Now < consumer.Until)
            .OrderBy(consumer => consumer.Until).ThenBy(consumer => consumer.Name, StringComparer.Ordinal)
            .ToList();
        return waiting.Count == 0
            ? null
            : TooLong(
                s,
                BlockReason.OldKeyStillUsed,
                $"not seen on the new key: {string.Join(", ", waiting.Select(c => Quoted.Shorten(c.Name)))}")
                ?? Situation.WaitUntil(waiting[0].Until, $"{Quoted.Shorten(waiting[0].Name)} has not come over to the new key.");
    }

    private static TimeSpan Silence(Situation s, SeenConsumer consumer) =>
        consumer.Period * PeriodsOfSilence is { } learnt ? Spans.Longer(learnt, s.Policy.QuietWindow) : s.Policy.QuietWindow;

    /// <summary>Whether the record of last use leaves open if anybody came over, so that another log has to be asked.</summary>
    public static bool AsksWhoCame(Situation s) =>
        s.Old is { IsActive: true } old && old.LastUse.TryGet(out var use) && s.New is not null
        && s.Now >= QuietFrom(s, use) + s.Policy.QuietWindow && IsComingAsked(s) && !ShowsUseByOthers(s);

    /// <summary>
    /// Where the old key was in use up to the switch, silence on both keys means a consumer that stands still, not one moved.
    /// </summary>
    private static Decision? NobodyCame(Situation s)
    {
        if (!IsComingAsked(s) || ShowsUseByOthers(s) || (s.Seen.NewKeyUse.TryGet(out var others) && others.LatestAt is not null))
        {
            return null;
        }

        var pause = Spans.Longer(Spans.Shorter(s.Policy.QuietWindow / 4, TimeSpan.FromHours(1)), Situation.ShortestPause);
        return TooLong(s, BlockReason.NewKeyUnused, "the old key was in use until the switch, and nobody has used the new one since")
            ?? s.WaitFor(pause, s.New!.LastUse.IsKnown
                ? "Nobody has been seen using the new key yet."
                : $"The last use of the new key is unknown: {s.New.LastUse.Reason}.");
    }

    private static bool IsComingAsked(Situation s) => s.Policy.NewKeyUse switch
    {
        NewKeyUse.Required => true,
        NewKeyUse.NotRequired => false,
        _ => s.State.Mint!.OldLastUsed is { } last && last + Spans.Longer(s.Policy.QuietWindow, s.Policy.UseRecordLag) > s.State.MintAt,
    };

    // Keytide's own probes are uses as well: of STS, until the key was proven.
    private static bool ShowsUseByOthers(Situation s) =>
        s.New!.LastUse.TryGet(out var use) && use.At is { } at
        && (use.Service != "sts" || at > (s.State.Proof.LastAt ?? s.State.NewKeyAt!.Value) + Situation.RecordCoarseness);

    private static Decision? TooLong(Situation s, BlockReason reason, string what) =>
        s.Now > s.CountFrom(s.State.DistributedAt ?? s.State.RequestedAt) + s.Policy.ObservationLimit
            ? Situation.Block(reason, $"{s.OldId} cannot be retired: {what}.",
                $"Both keys stay as they are. Move who still uses it, then keytide rotate resume {s.State.Id}.")
            : null;

    private static Decision GoneAlready(Situation s) => Situation.Note(
        new RotationEvent.KeyChanged(
            KeyChange.Delete, s.OldId, "not in the list: deleted by other hands, or by a call whose answer was lost"),
        "The old key is gone.");

    private static string Shown(LastUse use) => use.At is { } at ? $"{at:u}" : "never";

    private static string Where(LastUse use) =>
        use.Service is null ? "" : $" for {Quoted.Shorten(use.Service)}{(use.Region is null ? "" : $" in {Quoted.Shorten(use.Region)}")}";
}
