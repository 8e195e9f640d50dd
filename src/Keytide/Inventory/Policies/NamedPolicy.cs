namespace Keytide.Inventory.Policies;

/// <summary>A policy as it reaches a user.</summary>
/// <param name="Name">For a message, the way it came included: <c>AdministratorAccess (group admins)</c>.</param>
/// <param name="Document">Unknown where it was not read or is malformed.</param>
public sealed record NamedPolicy(string Name, Fact<PolicyDocument> Document);
