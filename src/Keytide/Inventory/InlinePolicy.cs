namespace Keytide.Inventory;

/// <summary>A policy written into a user or a group.</summary>
/// <param name="Document">The JSON text, URL decoding done.</param>
public sealed record InlinePolicy(string Name, string Document);
