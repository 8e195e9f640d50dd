namespace Keytide.Scanner;

/// <summary>How sure a finding is, from its score.</summary>
public enum Confidence : byte
{
    /// <summary>A documented example or a placeholder: reported only on request, with the reason.</summary>
    Ignored,

    /// <summary>The shape alone, or against evidence.</summary>
    Low,

    /// <summary>The shape and its surroundings agree.</summary>
    Medium,

    /// <summary>Structure, randomness and surroundings agree.</summary>
    High,
}
