namespace Keytide.Compliance;

/// <summary>How much of an account was read. The names in camel case are part of the JSON contract.</summary>
public enum AccountStatus
{
    Complete,

    /// <summary>Something that was asked for could not be read; the gaps say what.</summary>
    Partial,

    /// <summary>Nothing could be read: the role was refused, the account is suspended.</summary>
    Unreachable,
}
