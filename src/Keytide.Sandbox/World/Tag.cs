namespace Keytide.Sandbox.World;

public sealed record Tag(string Key, string Value);
