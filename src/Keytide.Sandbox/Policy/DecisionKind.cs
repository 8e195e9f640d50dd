namespace Keytide.Sandbox.Policy;

public enum DecisionKind
{
    Allowed,
    ExplicitDeny,
    ImplicitDeny,
}
