namespace Keytide.Connectors.Aws.Iam;

/// <summary>A policy embedded in a user or group.</summary>
/// <param name="Document">JSON, already decoded from its URL encoding.</param>
public sealed record InlinePolicy(string Name, string Document);
