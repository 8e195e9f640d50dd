namespace Keytide.Compliance;

/// <summary>What a check concluded about one subject. The names in camel case are part of the JSON contract.</summary>
public enum Verdict
{
    Pass,
    Fail,

    /// <summary>It fails, and somebody has answered for it in a suppression that still holds.</summary>
    Muted,

    /// <summary>The check has nothing to say about this subject, for example a threshold that is switched off.</summary>
    NotApplicable,

    /// <summary>A fact that decides could not be read. Never a pass.</summary>
    Unknown,
}
