using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git;

/// <summary>An object in which something was found.</summary>
internal sealed record Hit(ObjectId Id, ObjectKind Kind);
