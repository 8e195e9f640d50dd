using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Walking;

/// <summary>A commit as far as a walk needs it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Tree">What it holds.</param>
/// <param name="Parents">What it comes from.</param>
/// <param name="Seconds">When it was authored, since 1970.</param>
internal sealed record CommitNode(ObjectId Id, ObjectId Tree, IReadOnlyList<ObjectId> Parents, long Seconds);
