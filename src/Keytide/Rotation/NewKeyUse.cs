namespace Keytide.Rotation;

/// <summary>Whether somebody else than Keytide must be seen using the new key before the old one is switched off.</summary>
public enum NewKeyUse
{
    /// <summary>Where the old key had a use on record in the quiet window before the switch: then somebody has to come over.</summary>
    WhereOldWasInUse,
    Required,
    NotRequired,
}
