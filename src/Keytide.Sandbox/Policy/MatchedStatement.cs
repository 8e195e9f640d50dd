namespace Keytide.Sandbox.Policy;

public sealed record MatchedStatement(PolicySource Source, Statement Statement);
