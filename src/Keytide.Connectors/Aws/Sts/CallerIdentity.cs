namespace Keytide.Connectors.Aws.Sts;

/// <summary>Who signed.</summary>
/// <param name="UserId">The unique id; for a session the role's id, a colon and the session's name.</param>
public sealed record CallerIdentity(AccountId Account, string Arn, string UserId);
