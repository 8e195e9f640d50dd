using Keytide.Connectors.Git.Objects;

namespace Keytide.Connectors.Git;

/// <summary>An object in which something was found.</summary>
internal readonly record struct Hit(ObjectId Id, ObjectKind Kind);
