namespace Keytide.Rotation;

/// <summary>What the record of last use says of a key, for the question whether it may go.</summary>
public enum SlotUse
{
    /// <summary>It could not be read. Not the same as never.</summary>
    Unknown,

    /// <summary>Never, and the key is older than the quiet window.</summary>
    Never,

    /// <summary>Longer ago than the quiet window.</summary>
    Quiet,

    /// <summary>Within the quiet window, or the key itself is younger than that.</summary>
    Recent,
}
