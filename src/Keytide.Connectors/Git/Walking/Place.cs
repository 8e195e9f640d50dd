namespace Keytide.Connectors.Git.Walking;

/// <summary>Where an object was found first.</summary>
/// <param name="Path">From the top; with a slash at the end for folders, "" for the top itself.</param>
/// <param name="Commit">Null for what a tag or the index leads to without a commit.</param>
/// <param name="Order">Of the commits, the first one first.</param>
/// <param name="IsUnreachable">True where no reference leads to the commit.</param>
internal sealed record Place(string Path, CommitNode? Commit, int Order, bool IsUnreachable);
