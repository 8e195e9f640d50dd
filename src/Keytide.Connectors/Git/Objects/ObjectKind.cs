namespace Keytide.Connectors.Git.Objects;

/// <summary>What an object is, in the numbers of the pack format (gitformat-pack(5)).</summary>
internal enum ObjectKind : byte
{
    None = 0,
    Commit = 1,
    Tree = 2,
    Blob = 3,
    Tag = 4,
    OffsetDelta = 6,
    NamedDelta = 7,
}
