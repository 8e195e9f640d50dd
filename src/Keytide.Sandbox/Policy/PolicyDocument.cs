namespace Keytide.Sandbox.Policy;

/// <summary>
/// A policy, read. <paramref name="HasVariables"/> is true for version 2012-10-17, in which <c>${…}</c> stands for a value.
/// </summary>
public sealed record PolicyDocument(bool HasVariables, IReadOnlyList<Statement> Statements);
