namespace Keytide.Rotation;

/// <summary>
/// Decides the next step of a rotation from what its journal says and what is seen now. Pure: the same arguments give the same decision
/// on every machine. It is a reconciler: whatever happened meanwhile, by a crash, by another engine or by other hands, the decision
/// starts from what is.
/// </summary>
public static class RotationMachine
{
    /// <summary>
    /// What has to be seen for the next decision and is not in the sighting yet. Ask, add, ask again, until nothing is wanted.
    /// </summary>
    public static Wanted Wants(RotationState state, Sighting soFar, RotationPolicy policy, DateTimeOffset now)
    {
        var wanted = state.Phase switch
        {
            RotationPhase.Closed or RotationPhase.RolledBack or RotationPhase.Blocked or RotationPhase.AwaitingApproval => Wanted.Nothing,
            RotationPhase.Planned => Wanted.User | Wanted.Keys | Wanted.LastUse,
            RotationPhase.Observing or RotationPhase.Deactivated or RotationPhase.RollingBack => Wanted.Keys | Wanted.LastUse,
            _ when !state.Orphans.IsEmpty => Wanted.Keys | Wanted.LastUse,
            _ => Wanted.Keys,
        };
        if (wanted == Wanted.Nothing || !soFar.Keys.TryGet(out var keys))
        {
            return wanted;
        }

        // Who made a key is asked only where there is a key to ask about: the question is slow and its budget small.
        if (state.Mint is { } mint && (state.Phase is RotationPhase.Intended or RotationPhase.Minted
                || (state.Phase == RotationPhase.RollingBack && state.NewKey is null))
            && keys.Any(key => !mint.KeysBefore.Contains(key.Id) && key.Id != state.NewKey && !state.Orphans.Contains(key.Id)))
        {
            wanted |= Wanted.Attribution;
        }

        var situation = new Situation(state, soFar, policy, now);
        if (state.Phase == RotationPhase.Observing && RetirementRules.AsksWhoCame(situation))
        {
            wanted |= Wanted.NewKeyUse;
        }

        return RestsOnUser(situation, Rules(situation))
            ? wanted | Wanted.User | (state.Phase == RotationPhase.Observing ? Wanted.Consumers : Wanted.Nothing)
            : wanted;
    }

    /// <summary>Whether the last use of this key has a say in the present phase; that of others is not asked for.</summary>
    public static bool UseMatters(RotationState state, AccessKeyId key) => state.Orphans.Contains(key) || state.Phase switch
    {
        RotationPhase.Planned => true,
        RotationPhase.Observing => key == state.Request.OldKey || key == state.NewKey,
        RotationPhase.Deactivated => key == state.Request.OldKey,
        RotationPhase.RollingBack => key == state.NewKey,
        _ => false,
    };

    /// <param name="state">The fold of the journal.</param>
    /// <param name="seen">What <see cref="Wants"/> asked for; anything may be unknown.</param>
    /// <param name="policy">The windows and limits.</param>
    /// <param name="now">The time.</param>
    public static Decision Decide(RotationState state, Sighting seen, RotationPolicy policy, DateTimeOffset now)
    {
        var situation = new Situation(state, seen, policy, now);
        if ((Resting(situation) ?? Unseen(situation) ?? WrongUser(situation)) is { } first)
        {
            return first;
        }

        var decision = Rules(situation);
        return RestsOnUser(situation, decision) && !seen.User.IsKnown
            ? situation.WaitFor(TimeSpan.FromMinutes(1), $"The user could not be read: {seen.User.Reason}.")
            : decision;
    }

    private static Decision Rules(Situation situation) =>
        OrphanRules.Next(situation)
        ?? EmergencyRules.CutSessions(situation)
        ?? EmergencyRules.BeforeEnd(situation, InPhase(situation));

    private static Decision InPhase(Situation situation) => situation.State.Phase switch
    {
        RotationPhase.Planned => MintingRules.Planned(situation),
        RotationPhase.Intended => MintingRules.Intended(situation),
        RotationPhase.Minted => ProofRules.Minted(situation),
        RotationPhase.Proven or RotationPhase.Distributing => DeliveryRules.Distributing(situation),
        RotationPhase.Distributed => Situation.Note(
            new RotationEvent.ObservationBegan(), "Every destination holds the new key; now the old one's use is watched."),
        RotationPhase.Observing => RetirementRules.Observing(situation),
        RotationPhase.Deactivated => RetirementRules.Deactivated(situation),
        RotationPhase.Deleted => RetirementRules.Deleted(situation),
        RotationPhase.RollingBack => RollbackRules.RollingBack(situation),
        _ => throw new InvalidOperationException($"No rule for phase {situation.State.Phase}."),
    };

    /// <summary>
    /// Whether the user has to be seen to be the one the rotation began with: before a key is made or taken away, and where a key is
    /// missing that should be there, since its user may be gone. Switching a key on again waits for nobody.
    /// </summary>
    private static bool RestsOnUser(Situation s, Decision decision) =>
        s.State.Phase == RotationPhase.Planned
        || decision.Action is RotationAction.Change { What: not KeyChange.Reactivate }
        || (s.State.Phase is RotationPhase.Observing or RotationPhase.Deactivated or RotationPhase.RollingBack
            && (s.Old is null || (s.State.NewKey is not null && s.New is null)));

    private static Decision? Resting(Situation s) => s.State.Phase switch
    {
        RotationPhase.Closed or RotationPhase.RolledBack => new(new RotationAction.Rest(), s.State.Outcome ?? "It is over."),
        RotationPhase.Blocked => new(new RotationAction.AwaitHuman(), s.State.Block!.Detail),
        RotationPhase.AwaitingApproval when s.Now > s.State.PhaseSince + s.Policy.ApprovalValidity => Situation.Block(
            BlockReason.ApprovalExpired, "Nobody approved the plan in time.", $"keytide rotate resume {s.State.Id} asks again."),
        RotationPhase.AwaitingApproval => new(
            new RotationAction.AwaitHuman(), $"The plan waits for approval: keytide rotate approve {s.State.Id}."),
        _ => null,
    };

    private static Decision? Unseen(Situation s) =>
        !s.Seen.Keys.IsKnown ? s.WaitFor(TimeSpan.FromMinutes(1), $"The user's keys could not be listed: {s.Seen.Keys.Reason}.") : null;

    private static Decision? WrongUser(Situation s)
    {
        if (!s.Seen.User.TryGet(out var user))
        {
            return null; // Not asked for, or not answered: what rests on it waits.
        }

        var name = s.State.Request.UserName;
        return user switch
        {
            { UserId: var id } when id != s.State.Request.UserId && s.State.Phase == RotationPhase.RollingBack => Situation.Note(
                new RotationEvent.Closed("not rolled back: the user is gone, and its keys with it"),
                $"{name} is gone, so there is nothing to go back to."),
            { UserId: null } => Situation.Block(BlockReason.UserGone, $"There is no user {name} any more.",
                $"If that is as it should be: keytide rotate rollback {s.State.Id}."),
            { UserId: var id } when id != s.State.Request.UserId => Situation.Block(BlockReason.UserReplaced,
                $"{name} is another user now: it was deleted and made anew since the rotation began.",
                $"End this rotation (keytide rotate rollback {s.State.Id}) and start another."),
            { ExcludedBy: { } tag } when s.State.Phase is RotationPhase.Planned => Situation.Block(BlockReason.UserExcluded,
                $"{name} carries the tag {Quoted.Shorten(tag)}, by which it is to be left alone.", "Remove the tag, then resume."),
            _ => null,
        };
    }
}
