namespace Keytide.Sandbox.World;

/// <summary>One version of a managed policy: <c>v1</c>, <c>v2</c> …</summary>
public sealed record PolicyVersion(string Id, string Document, DateTimeOffset CreatedAt);
