namespace Keytide.Connectors.Git.Objects;

/// <summary>An object, unpacked.</summary>
/// <param name="Kind">Never a delta.</param>
/// <param name="Data">Its content. Shared: not to be written to.</param>
internal sealed record GitObject(ObjectKind Kind, byte[] Data);
