using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Staging;

/// <summary>A path of the index that is not as in the last commit.</summary>
/// <param name="Path">From the top.</param>
/// <param name="Id">What the index has.</param>
/// <param name="Before">What the last commit has there; zero for nothing.</param>
internal sealed record StagedChange(string Path, ObjectId Id, ObjectId Before);
