using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Walking;

/// <summary>An object that came in with a commit.</summary>
/// <param name="Id">Which.</param>
/// <param name="Kind">A blob, a tree for its names, a commit or a tag for its message.</param>
/// <param name="Path">Of blobs and trees; folders end with a slash.</param>
/// <param name="Commit">That brought it; null for what a tag leads to by itself.</param>
/// <param name="Before">What the commit's parents have at the path, or had in its place: what is in one of these is not new.</param>
internal sealed record NewItem(ObjectId Id, ObjectKind Kind, string Path, CommitNode? Commit, IReadOnlyList<ObjectId> Before);
