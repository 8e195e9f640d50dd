namespace Keytide.Sandbox.Policy;

/// <summary>
/// A policy with where it came from, in the words of SimulatePrincipalPolicy (user, group, role, aws-managed, user-managed,
/// resource, none).
/// </summary>
public sealed record PolicySource(string Id, string Type, PolicyDocument Document);
