namespace Keytide.Rotation;

/// <summary>What can be done to a key that exists.</summary>
public enum KeyChange
{
    Deactivate,
    Reactivate,

    /// <summary>The one step that nothing undoes.</summary>
    Delete,
}
