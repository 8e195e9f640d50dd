namespace Keytide.Sandbox.World.Organizations;

/// <summary>A unit; its id looks like <c>ou-ab12-1a2b3c4d</c>, the root's letters in the middle.</summary>
public sealed record OrganizationalUnit(string Id, string Name, string ParentId);
