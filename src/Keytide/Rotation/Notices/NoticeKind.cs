namespace Keytide.Rotation.Notices;

/// <summary>What people are told of. The names are kept: they are in the settings, in the database and on the wire.</summary>
public enum NoticeKind
{
    /// <summary>The key becomes due within fourteen days.</summary>
    DueIn14Days,

    DueIn7Days,

    DueIn1Day,

    /// <summary>The rotation waits for a human, who has to mend something.</summary>
    Blocked,

    AwaitingApproval,

    /// <summary>The old key was switched off; one call switches it on again.</summary>
    Deactivated,

    /// <summary>The old key was deleted.</summary>
    Deleted,

    /// <summary>The old key stays, and the new one is gone.</summary>
    RolledBack,
}
