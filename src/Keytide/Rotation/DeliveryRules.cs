using Keytide.Inventory;

namespace Keytide.Rotation;

/// <summary>The new key on its way to its consumers. Whatever fails here, both keys stay active.</summary>
internal static class DeliveryRules
{
    private const int LooksBeforeWritingAgain = 3;

    /// <summary>A list may be older than the key for that long.</summary>
    public static readonly TimeSpan NewKeyGrace = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LongestUnwatched = TimeSpan.FromHours(1);

    public static Decision Distributing(Situation s)
    {
        if (s.Strangers().Any() && s.Keys.Count > 2)
        {
            return Situation.Block(BlockReason.TooManyKeys,
                $"{string.Join(", ", s.Strangers().Select(key => key.Id))} appeared during the rotation: the user has {s.Keys.Count} keys.",
                "Delete the key that nobody needs, then resume.");
        }

        return NewKeyMissing(s)
            ?? ProofRules.Abandon(s)
            ?? (s.State.Phase == RotationPhase.Proven ? s.Frozen() : null)
            ?? (s.State.WasDistributed || !s.State.Unopened.Contains(s.OldId) ? null : MintingRules.Destinations(s))
            ?? Write(s, s.State.NewKey!.Value, s.State.Deliveries)
            ?? Situation.Note(new RotationEvent.Distributed(), "Every destination holds the new key.");
    }

    /// <summary>The next step that brings the destinations, in this order, to hold that key; null where they do.</summary>
    public static Decision? Write(Situation s, AccessKeyId key, IEnumerable<DeliveryProgress> deliveries)
    {
        foreach (var delivery in deliveries)
        {
            if (delivery.IsConfirmed(key))
            {
                continue;
            }

            return AfterFailure(s, delivery)
                ?? (s.State.Unopened.Contains(key) ? WithoutSecret(s, key, delivery) : null)
                ?? (delivery.Sent == key && delivery.IsAnswered && delivery.Failures < LooksBeforeWritingAgain
                    ? new(new RotationAction.Look(delivery.Destination, key), "Delivered is what was read back.")
                    : new(new RotationAction.Deliver(delivery.Destination, key),
                        delivery.Sent == key ? "The last write has no answer; it is safe to repeat." : "This destination is next."));
        }

        return null;
    }

    // It cannot be written, and may be there all the same: by the last write, or by the hand of a human who was asked to.
    private static Decision WithoutSecret(Situation s, AccessKeyId key, DeliveryProgress delivery)
    {
        if (delivery.Lost is null && delivery.Failures < LooksBeforeWritingAgain)
        {
            return new(new RotationAction.Look(delivery.Destination, key), "It cannot be written again; it may be there already.");
        }

        var source = s.State.Deliveries.FirstOrDefault(other => other.IsConfirmed(key) && other.Check?.HeldKey is not null);
        var byHand = source is null ? "" : $", or copy the pair from {source.Destination} to {delivery.Destination} by hand";
        return Situation.Block(BlockReason.SecretLost,
            $"{delivery.Destination} does not hold {key}, and its sealed secret does not open: the sealing key is lost or another.",
            $"Put the former sealing key back{byHand}; then resume. Or keytide rotate rollback {s.State.Id}.");
    }

    /// <summary>A block where somebody has put something else in the new key's place.</summary>
    public static Decision? Lost(Situation s) =>
        s.State.Deliveries.FirstOrDefault(delivery => delivery.Lost is not null) is { Lost: { } lost } delivery
            ? Situation.Block(BlockReason.DestinationChanged,
                $"{delivery.Destination} held {delivery.Sent} and now shows {lost.HeldKey?.ToString() ?? "no key"}: somebody changed it.",
                $"Put {delivery.Sent} back and resume, or keytide rotate rollback {s.State.Id}.")
            : null;

    /// <summary>The next step that sees every destination hold that key recently; null where all were seen to.</summary>
    public static Decision? See(Situation s, AccessKeyId key) => SeenSince(s, key, s.Now - s.Policy.CheckFreshness);

    /// <summary>
    /// The next step that sees every destination that was written hold that key since; null where all were seen to, also since a human
    /// said to go on.
    /// </summary>
    public static Decision? SeenSince(Situation s, AccessKeyId key, DateTimeOffset since)
    {
        foreach (var delivery in s.State.Deliveries.Where(delivery => delivery.Sent is not null || !s.State.IsRollingBack))
        {
            if (delivery.ConfirmedAt is { } at && delivery.Sent == key && at > since && at >= (s.State.ResumedAt ?? at))
            {
                continue;
            }

            return AfterFailure(s, delivery)
                ?? new(new RotationAction.Look(delivery.Destination, key), "No key is retired before its successor is seen in place.");
        }

        return null;
    }

    /// <summary>
    /// While it waits for the other key to fall silent, the destinations are read now and then, and whenever the other key was used since:
    /// somebody may have put it back.
    /// </summary>
    /// <param name="s">The situation.</param>
    /// <param name="key">What they should hold.</param>
    /// <param name="use">The last use of the key they should hold no more.</param>
    /// <param name="wait">What is to be done otherwise; taken as it is where it is no wait.</param>
    public static Decision? Watching(Situation s, AccessKeyId key, LastUse use, Decision? wait)
    {
        if (wait?.Action is not RotationAction.Wait { Until: var until })
        {
            return wait;
        }

        var period = Spans.Longer(s.Policy.QuietWindow / 4, LongestUnwatched);

        // A clock that is behind sees uses in the future; a look just taken is enough all the same.
        var justNow = s.Now - TimeSpan.FromMinutes(1);
        var seenAfter = use.At > justNow ? justNow : use.At > s.Now - period ? use.At.Value : s.Now - period;
        var next = s.Now + period;
        return SeenSince(s, key, seenAfter) ?? (next < until ? Situation.WaitUntil(next, wait.Because) : wait);
    }

    /// <summary>A wait or a block where the destination failed lately.</summary>
    public static Decision? AfterFailure(Situation s, DeliveryProgress delivery)
    {
        if (delivery.Failures == 0)
        {
            return null;
        }

        if (s.Now > s.CountFrom(delivery.FailingSince!.Value) + s.Policy.DeliveryLimit)
        {
            return Situation.Block(BlockReason.DestinationFails, $"{delivery.Destination}: {delivery.LastFailure}",
                "Both keys are active. Mend the destination, then resume; or roll back.");
        }

        var next = delivery.LastAttemptAt!.Value + RotationPolicy.Backoff(delivery.Failures);
        return s.Now < next ? Situation.WaitUntil(next, $"{delivery.Destination}: {delivery.LastFailure}") : null;
    }

    /// <summary>A block where somebody has deleted the new key or switched it off.</summary>
    public static Decision? NewKeyMissing(Situation s) => s.New switch
    {
        null when s.Now < s.State.NewKeyAt!.Value + NewKeyGrace => null,
        null => Situation.Block(BlockReason.NewKeyGone, $"{s.State.NewKey} is not among the user's keys any more: somebody deleted it.",
            $"keytide rotate rollback {s.State.Id} puts the old key back where the new one went."),
        { IsActive: false } => Situation.Block(BlockReason.NewKeyInactive, $"{s.State.NewKey} is inactive: somebody switched it off.",
            $"Reactivate it and resume, or keytide rotate rollback {s.State.Id}."),
        _ => null,
    };
}
