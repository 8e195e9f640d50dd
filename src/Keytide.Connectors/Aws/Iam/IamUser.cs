namespace Keytide.Connectors.Aws.Iam;

/// <summary>A user as ListUsers gives it: without tags and boundary, which that operation leaves out.</summary>
/// <param name="PasswordLastUsed">
/// Null where the user has no password, never used it, or last did before 2014-10-20: the three cannot be told apart here.
/// </param>
public sealed record IamUser(string Name, string Id, string Arn, string Path, DateTimeOffset CreatedAt, DateTimeOffset? PasswordLastUsed);
