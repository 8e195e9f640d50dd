namespace Keytide.Sandbox.Wire;

/// <summary>One page of a list, and the token that asks for the next; null on the last.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken);
