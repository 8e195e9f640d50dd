namespace Keytide.Sandbox.World;

/// <summary>What kind of identity signed a request.</summary>
public enum CallerKind
{
    Root,
    User,
    AssumedRole,
    FederatedUser,
}
