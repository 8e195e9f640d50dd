namespace Keytide.Connectors.Aws.Sts;

/// <summary>Which role to become, and as what.</summary>
/// <param name="RoleArn">The role.</param>
/// <param name="SessionName">2 to 64 of letters, digits and <c>_ = , . @ -</c>; it stands in CloudTrail.</param>
/// <param name="ExternalId">What the role's trust policy asks for, or null.</param>
/// <param name="Duration">15 minutes to 12 hours, one hour at most when a role assumes a role; null for AWS's default of one hour.</param>
/// <param name="SourceIdentity">A name that stays with the session and every session made from it, or null.</param>
public sealed record RoleRequest(
    string RoleArn, string SessionName, string? ExternalId = null, TimeSpan? Duration = null, string? SourceIdentity = null);
