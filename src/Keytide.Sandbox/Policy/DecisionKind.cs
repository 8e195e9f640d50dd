namespace Keytide.Sandbox.Policy;

/// <summary>An explicit deny was written; an implicit one is the want of an allow.</summary>
public enum DecisionKind
{
    Allowed,
    ExplicitDeny,
    ImplicitDeny,
}
