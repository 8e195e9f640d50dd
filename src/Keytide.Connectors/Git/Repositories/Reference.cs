using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git.Repositories;

/// <summary>A name for an object.</summary>
/// <param name="Name">In full: refs/heads/main, HEAD.</param>
/// <param name="Id">What it leads to.</param>
internal sealed record Reference(string Name, ObjectId Id);
