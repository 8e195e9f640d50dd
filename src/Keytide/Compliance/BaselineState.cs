namespace Keytide.Compliance;

/// <summary>How a finding compares with an earlier audit.</summary>
public enum BaselineState
{
    /// <summary>It failed before and fails now.</summary>
    Unchanged,

    /// <summary>It fails now and was not there before.</summary>
    New,

    /// <summary>It was fixed before and fails again.</summary>
    Reopened,

    /// <summary>It failed before and no longer does.</summary>
    Fixed,
}
