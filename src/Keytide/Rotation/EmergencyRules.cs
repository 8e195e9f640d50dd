namespace Keytide.Rotation;

/// <summary>
/// Sessions of GetSessionToken and GetFederationToken go on working after their key is switched off. In an emergency they are refused by
/// an inline policy of the user that denies everything to sessions issued before an instant (aws:TokenIssueTime, which requests signed
/// with a key of the user do not carry). Sessions of roles hang on the role, and are not reached by it.
/// </summary>
internal static class EmergencyRules
{
    /// <summary>STS API reference: GetSessionToken and GetFederationToken last at most 129,600 seconds.</summary>
    private static readonly TimeSpan LongestSession = TimeSpan.FromHours(36);

    /// <summary>
    /// Until the news that the key is off is everywhere it can still open sessions; up to two minutes have been seen. The new key is
    /// delivered later than that, so none of its sessions is refused.
    /// </summary>
    private static readonly TimeSpan NewsOfKey = TimeSpan.FromMinutes(2);

    private const int WorthWaitingFor = 3;
    private const int MostRefusals = 8;

    /// <summary>The next attempt, where sessions are to be refused and are not yet.</summary>
    public static Decision? CutSessions(Situation s)
    {
        if (!s.IsEmergency || s.State.Of(s.OldId).InactiveSince is not { } since || s.Now > since + LongestSession)
        {
            return null;
        }

        var before = since + NewsOfKey;
        return s.State.Cut switch
        {
            { IsInPlace: true } cut when cut.Before >= before => null,
            { Failures: > 0 } cut when s.Now < NextAttempt(cut) => null,
            _ => new(new RotationAction.CutSessions(before), "What the compromised key has opened is shut as well."),
        };
    }

    /// <summary>Before a new key is made, the first few failures are waited out; then consumers must not wait any longer.</summary>
    public static Decision? WaitForCut(Situation s) =>
        s.IsEmergency && s.State.Cut is { IsInPlace: false, Failures: > 0 and < WorthWaitingFor } cut && s.Now < NextAttempt(cut)
            ? Situation.WaitUntil(NextAttempt(cut), $"Sessions could not be refused: {cut.LastFailure}")
            : null;

    /// <summary>Nothing of it stays behind: the policy goes when every session it refuses has ended by itself.</summary>
    public static Decision BeforeEnd(Situation s, Decision end)
    {
        if (end.Action is not RotationAction.Record { Event: RotationEvent.Closed or RotationEvent.RolledBack }
            || s.State.Cut is not { IsLifted: false } cut
            || (!cut.IsInPlace && s.State.ResumedAt > cut.LastAttemptAt)) // It never was, and a human has seen to it.
        {
            return end;
        }

        var from = cut.Before + LongestSession;
        if (s.Now < from)
        {
            return Situation.WaitUntil(from, $"Sessions of the compromised key may live until {from:u}; they are refused until then.");
        }

        if (cut is { IsLifting: true, Failures: > 0 } && s.Now < NextAttempt(cut))
        {
            return Situation.WaitUntil(NextAttempt(cut), $"The policy that refuses sessions could not be taken away: {cut.LastFailure}");
        }

        return cut is { IsLifting: true, Failures: >= MostRefusals } && !(s.State.ResumedAt > cut.LastAttemptAt)
            ? Situation.Block(BlockReason.ChangeRefused, $"The policy that refuses sessions cannot be taken away: {cut.LastFailure}",
                $"Delete the inline policy {SessionPolicy.Name} of {s.State.Request.UserName}, or let Keytide do it, then resume.")
            : new(new RotationAction.LiftSessionCut(), "Every session it refused has ended.");
    }

    private static DateTimeOffset NextAttempt(SessionCut cut) => cut.LastAttemptAt + RotationPolicy.Backoff(cut.Failures);
}
