namespace Keytide.Connectors.Aws.Iam;

/// <summary>
/// When an entity last tried to use a service, denied attempts included; usually recorded within four hours, kept for 400 days or more.
/// </summary>
/// <param name="Namespace">The service's prefix in policies, for example <c>s3</c>.</param>
/// <param name="LastAccessedAt">Null where no attempt was recorded.</param>
/// <param name="LastEntityArn">Who made it.</param>
/// <param name="Actions">Actions with their own last use, where they were asked for and the service tracks them.</param>
public sealed record ServiceLastAccessed(
    string Name,
    string Namespace,
    DateTimeOffset? LastAccessedAt,
    string? LastEntityArn,
    string? LastRegion,
    IReadOnlyList<ActionLastAccessed> Actions);
