namespace Keytide.Inventory.Policies;

/// <summary>How firmly policies grant something.</summary>
public enum GrantStrength
{
    None,

    /// <summary>Granted, and some condition has a say: on the grant itself, on a Deny against it, or on the boundary around it.</summary>
    Conditional,

    /// <summary>Granted at every request.</summary>
    Unconditional,
}
