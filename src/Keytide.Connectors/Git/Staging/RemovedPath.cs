using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Staging;

/// <summary>A path that the last commit has and the index has not.</summary>
internal sealed record RemovedPath(string Path, ObjectId Id);
