namespace Keytide.Tests.Git;

/// <summary>An entry of a pack that a test writes: the type's number, its bytes, and what it is a delta of.</summary>
public sealed record PackedObject(int Type, byte[] Data, int BaseIndex = -1, byte[]? BaseName = null, byte[]? Name = null);
