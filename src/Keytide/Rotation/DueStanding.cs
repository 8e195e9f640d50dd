namespace Keytide.Rotation;

/// <summary>Whether a key is to be rotated now. The names are shown and are kept.</summary>
public enum DueStanding
{
    Due,
    NotDue,

    /// <summary>Its user has a rotation that is not over.</summary>
    InProgress,

    /// <summary>Inactive keys are retired, not rotated.</summary>
    Inactive,

    /// <summary>The user has two active keys: which one is in use nobody but its consumers knows.</summary>
    TwoActive,

    /// <summary>Its age is not known.</summary>
    Unknown,
}
