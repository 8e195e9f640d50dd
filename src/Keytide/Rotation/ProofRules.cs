namespace Keytide.Rotation;

/// <summary>The new key exists and nobody has it: is it accepted, here, everywhere, and again?</summary>
internal static class ProofRules
{
    private const int FailuresThatCount = 6;
    private const double OfTimeSought = 0.2;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPatience = TimeSpan.FromHours(1);

    public static Decision Minted(Situation s)
    {
        var proof = s.State.Proof;
        return proof.OfAnother
            ? Situation.Block(BlockReason.NewKeyOfAnother,
                $"AWS accepts {s.State.NewKey} as somebody else's than {s.State.Request.UserName}'s.",
                "Is an endpoint or a proxy answering in AWS's place? Nothing was delivered.")
            : Strangers(s)
            ?? Abandon(s)
            ?? DeliveryRules.NewKeyMissing(s)
            ?? (IsProven(s) ? Situation.Note(new RotationEvent.Proven(
                    $"{proof.Successes} times in a row over {proof.LastAt - proof.FirstAt}"), "The new key is accepted, and stays so.")
                : TooLate(s)
                ?? Next(s));
    }

    /// <summary>
    /// A key whose secret cannot be opened any more, and that was written nowhere: nobody has it, and nobody ever will. It is taken for an
    /// orphan of this rotation, for which destinations are looked at before it is switched off.
    /// </summary>
    public static Decision? Abandon(Situation s)
    {
        if (s.State.WasDistributed || s.State.NewKey is not { } key || !s.State.Unopened.Contains(key))
        {
            return null;
        }

        var listed = s.State.NewKeyAt!.Value + DeliveryRules.NewKeyGrace; // Not in a list that is older than it, it would count as gone.
        return s.Now < listed
            ? Situation.WaitUntil(listed, $"The secret of {key} cannot be opened; every list has to know the key before it is given up.")
            : DeliveryRules.NewKeyMissing(s) ?? Situation.Note(
                new RotationEvent.NewKeyAbandoned(key, "its sealed secret does not open, and it was written nowhere"),
                $"The sealing key is lost or another, and nobody has received {key}: another key is made in its place.");
    }

    // A second delivery of the one request, by a proxy for example, can make a second key.
    private static Decision? Strangers(Situation s)
    {
        var strangers = s.Strangers().Where(key => !s.State.Mint!.KeysBefore.Contains(key.Id)).ToList();
        if (strangers.Count == 0)
        {
            return null;
        }

        if (s.Seen.MadeByUs.TryGet(out var ours) && strangers.Find(key => ours.Contains(key.Id)) is { } orphan)
        {
            return Situation.Note(new RotationEvent.OrphanFound(orphan.Id, $"CloudTrail: made by session {s.State.Id.SessionName}"),
                "One request made two keys; the secret of this one never arrived.");
        }

        return s.Now < s.CountFrom(s.State.NewKeyAt!.Value) + s.Policy.AttributionLimit
            ? s.WaitFor(TimeSpan.FromMinutes(5), $"CloudTrail has not said yet who made {strangers[0].Id}.")
            : Situation.Block(BlockReason.UnattributedKey,
                $"{string.Join(", ", strangers.Select(key => key.Id))} appeared during the rotation, and nothing says who made it.",
                "Find out whose it is; delete it if nobody needs it; then resume.");
    }

    private static bool IsProven(Situation s) =>
        s.State.Proof is var proof && proof.Successes >= s.Policy.ProofSuccesses && proof.LastAt - proof.FirstAt >= s.Policy.ProofSpan;

    private static Decision? TooLate(Situation s) =>
        s.State.Proof.Failures >= FailuresThatCount && s.Now > s.CountFrom(s.State.NewKeyAt!.Value) + s.Policy.ProofLimit
            ? Situation.Note(new RotationEvent.RollbackBegan($"the new key was not accepted within {s.Policy.ProofLimit:c}"),
                "The new key is not accepted, and nobody has it yet: it is taken back.")
            : null;

    private static Decision Next(Situation s)
    {
        var proof = s.State.Proof;
        if (proof.LastAt is not { } last)
        {
            return new(new RotationAction.Probe(), "One success proves nothing, but it is the first.");
        }

        var next = last + (proof.Failures > 0
            ? Spans.Longer(Spans.Shorter(TimeSpan.FromSeconds(1) * Math.Pow(2, Math.Min(proof.Failures, 6)), LongestPause), Patience(s))
            : s.Policy.ProofSpan / Math.Max(1, s.Policy.ProofSuccesses - 1));
        return s.Now < next
            ? Situation.WaitUntil(next, $"Accepted {proof.Successes} of {s.Policy.ProofSuccesses} times in a row.")
            : new(new RotationAction.Probe(), $"Accepted {proof.Successes} of {s.Policy.ProofSuccesses} times in a row.");
    }

    /// <summary>
    /// Where STS answers now and then, neither the streak of successes nor that of failures ever gets long enough to end the probing:
    /// past the limit it goes on more and more rarely, and does not take part in what keeps STS from answering.
    /// </summary>
    private static TimeSpan Patience(Situation s) =>
        s.Now - s.CountFrom(s.State.NewKeyAt!.Value) is var sought && sought > s.Policy.ProofLimit
            ? Spans.Shorter(sought * OfTimeSought, LongestPatience)
            : TimeSpan.Zero;
}
