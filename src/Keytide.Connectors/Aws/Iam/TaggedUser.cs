namespace Keytide.Connectors.Aws.Iam;

/// <summary>A user as GetUser gives it.</summary>
public sealed record TaggedUser(string Name, string Id, string Arn, IReadOnlyDictionary<string, string> Tags);
