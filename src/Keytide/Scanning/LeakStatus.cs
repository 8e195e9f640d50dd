namespace Keytide.Scanning;

/// <summary>Whether a leaked credential still works, as far as that is known.</summary>
public enum LeakStatus
{
    /// <summary>Nobody was asked, and nothing is remembered of it.</summary>
    Unverified,

    /// <summary>It works, or worked when it was last looked at.</summary>
    Active,

    /// <summary>It is switched off, deleted or expired.</summary>
    Inactive,

    /// <summary>It belongs to an account that is none of ours.</summary>
    NotOurs,

    /// <summary>It was asked about, and the answer did not say.</summary>
    Unknown,
}
