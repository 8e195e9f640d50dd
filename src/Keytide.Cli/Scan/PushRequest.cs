using Keytide.Connectors.Git;

namespace Keytide.Cli.Scan;

/// <summary>A push that is to be scanned.</summary>
/// <param name="References">What it moves.</param>
/// <param name="KnownThere">How the names of references begin that the other side has already; null where none are known.</param>
public sealed record PushRequest(IReadOnlyList<PushedReference> References, string? KnownThere);
