using Keytide.Connectors.Aws.Credentials;

namespace Keytide.Connectors.Aws.Sts;

/// <summary>A session of a role.</summary>
/// <param name="Arn">The session's ARN, <c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c>.</param>
public sealed record AssumedRole(AwsCredentials Credentials, string? Arn, string? AssumedRoleId);
