namespace Keytide.Connectors.Git.Objects;

/// <summary>The empty blob and the empty tree, which git knows without having them anywhere.</summary>
internal static class EmptyObjects
{
    private static readonly ObjectId Blob = Parse("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
    private static readonly ObjectId Tree = Parse("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    private static readonly ObjectId LongBlob = Parse("473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813");
    private static readonly ObjectId LongTree = Parse("6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321");

    public static GitObject? Find(in ObjectId id) =>
        id == Blob || id == LongBlob ? new GitObject(ObjectKind.Blob, [])
        : id == Tree || id == LongTree ? new GitObject(ObjectKind.Tree, []) : null;

    public static IEnumerable<ObjectId> All(int hashLength) => hashLength == ObjectId.Longest ? [LongBlob, LongTree] : [Blob, Tree];

    private static ObjectId Parse(string hex) => new(Convert.FromHexString(hex));
}
