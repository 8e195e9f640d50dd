namespace Keytide.Rotation;

/// <summary>How far a rotation is. The phase follows from the journal alone.</summary>
public enum RotationPhase
{
    /// <summary>Asked for; nothing has been changed anywhere.</summary>
    Planned,

    /// <summary>A human has to agree to the plan first.</summary>
    AwaitingApproval,

    /// <summary>A key is about to be made, or was, and the answer is not known.</summary>
    Intended,

    /// <summary>The new key exists and its secret is sealed in the journal; nobody has it yet.</summary>
    Minted,

    /// <summary>AWS has accepted the new key often enough, long enough, in every region in use.</summary>
    Proven,

    /// <summary>Some destinations may hold the new key.</summary>
    Distributing,

    /// <summary>Every destination holds the new key, as far as each can show it.</summary>
    Distributed,

    /// <summary>Both keys are active; the old one's use is watched.</summary>
    Observing,

    /// <summary>The old key is inactive and can be switched on again by one call.</summary>
    Deactivated,

    /// <summary>The old key is deleted.</summary>
    Deleted,

    /// <summary>Done.</summary>
    Closed,

    /// <summary>Waits for a human; both keys are left as they are.</summary>
    Blocked,

    /// <summary>On the way back to the old key.</summary>
    RollingBack,

    /// <summary>The old key is in use everywhere and the new one is gone.</summary>
    RolledBack,
}
