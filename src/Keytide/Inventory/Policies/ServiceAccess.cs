namespace Keytide.Inventory.Policies;

/// <summary>How a user's policies let that user into one service.</summary>
public enum ServiceAccess
{
    /// <summary>No statement allows any action of it, or a Deny or the boundary takes all of it away.</summary>
    None,

    /// <summary>Only by patterns that allow much else too, such as <c>*</c>.</summary>
    ByWildcard,

    /// <summary>A statement names the service.</summary>
    ByName,
}
