namespace Keytide.Connectors.Aws.Wire;

/// <summary>One page of an answer that comes in several.</summary>
/// <param name="Content">What the page holds.</param>
/// <param name="Next">Where the next one starts; null on the last.</param>
public sealed record AwsPage<T>(T Content, string? Next);
