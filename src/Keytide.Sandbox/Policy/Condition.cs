namespace Keytide.Sandbox.Policy;

/// <summary>
/// One line of a Condition block: the operator with its qualifiers taken off, the key, and the values of which one must match.
/// </summary>
public sealed record Condition(string Operator, ConditionSet Set, bool IfExists, string Key, IReadOnlyList<string> Values);
