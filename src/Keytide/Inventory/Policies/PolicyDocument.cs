namespace Keytide.Inventory.Policies;

/// <summary>A policy document, as far as questions about credentials need it: statements in their order, nothing evaluated.</summary>
public sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements);
