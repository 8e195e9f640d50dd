namespace Keytide.Sandbox.Policy;

/// <summary>A statement that spoke on a request, and the policy it stands in.</summary>
public sealed record MatchedStatement(PolicySource Source, Statement Statement);
