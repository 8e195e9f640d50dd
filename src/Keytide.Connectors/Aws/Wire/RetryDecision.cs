namespace Keytide.Connectors.Aws.Wire;

/// <summary>Whether a failed call is made again, and after which wait.</summary>
/// <param name="Wait">Null where it is not.</param>
/// <param name="Reason">Why, in words for a log.</param>
public readonly record struct RetryDecision(TimeSpan? Wait, string Reason);
