namespace Keytide.Sandbox.World;

public enum CallerKind
{
    Root,
    User,
    AssumedRole,
    FederatedUser,
}
