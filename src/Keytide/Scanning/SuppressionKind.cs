namespace Keytide.Scanning;

/// <summary>By what a leak is accepted.</summary>
public enum SuppressionKind
{
    /// <summary>A comment beside it.</summary>
    Comment,

    /// <summary>An entry of the settings file.</summary>
    Allowlist,

    /// <summary>The baseline knows it already.</summary>
    Baseline,
}
