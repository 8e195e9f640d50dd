namespace Keytide.Sandbox.World;

/// <summary>A key and a value that somebody hung on a resource.</summary>
public sealed record Tag(string Key, string Value);
