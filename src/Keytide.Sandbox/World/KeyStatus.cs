namespace Keytide.Sandbox.World;

/// <summary>The wire's <c>statusType</c>; <see cref="Deleted"/> is never sent, it only tells hosts that still accept the key.</summary>
public enum KeyStatus
{
    Active,
    Inactive,
    Expired,
    Deleted,
}
