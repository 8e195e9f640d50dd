namespace Keytide.Sandbox.Policy;

/// <summary>
/// The answer and why. <paramref name="Because"/> ends AWS's AccessDenied message; empty where AWS gives no reason.
/// </summary>
public sealed record Decision(DecisionKind Kind, string Because, IReadOnlyList<MatchedStatement> Matched)
{
    public bool IsAllowed => Kind == DecisionKind.Allowed;

    /// <summary>Whether the boundary (if any) allows, for SimulatePrincipalPolicy.</summary>
    public bool IsAllowedByBoundary { get; init; } = true;

    public bool IsAllowedByOrganization { get; init; } = true;
}
