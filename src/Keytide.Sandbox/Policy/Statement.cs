namespace Keytide.Sandbox.Policy;

/// <summary>One statement. Of each pair (action, resource, principal) at most one list is there; an absent list is null.</summary>
public sealed record Statement
{
    public string? Sid { get; init; }

    public required bool IsAllow { get; init; }

    public IReadOnlyList<string>? Actions { get; init; }

    public IReadOnlyList<string>? NotActions { get; init; }

    public IReadOnlyList<string>? Resources { get; init; }

    public IReadOnlyList<string>? NotResources { get; init; }

    public IReadOnlyList<PrincipalPattern>? Principals { get; init; }

    public IReadOnlyList<PrincipalPattern>? NotPrincipals { get; init; }

    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>The first and the last character of the statement in its document.</summary>
    public TextPosition Start { get; init; }

    public TextPosition End { get; init; }
}
