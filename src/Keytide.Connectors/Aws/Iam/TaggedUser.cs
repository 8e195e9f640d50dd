namespace Keytide.Connectors.Aws.Iam;

/// <summary>A user as GetUser gives it.</summary>
/// <param name="PasswordLastUsed">Null where the user has no password, or no use of it is recorded.</param>
public sealed record TaggedUser(
    string Name, string Id, string Arn, IReadOnlyDictionary<string, string> Tags, DateTimeOffset? PasswordLastUsed);
