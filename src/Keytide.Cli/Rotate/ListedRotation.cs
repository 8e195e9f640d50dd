using Keytide.Rotation;

namespace Keytide.Cli.Rotate;

/// <summary>A rotation in a list.</summary>
/// <param name="Summary">Where it is.</param>
/// <param name="Consumers">Who uses its keys; null where nobody was asked.</param>
public sealed record ListedRotation(RotationSummary Summary, IReadOnlyList<KeyConsumer>? Consumers);
