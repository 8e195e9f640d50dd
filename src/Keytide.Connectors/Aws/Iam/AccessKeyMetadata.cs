namespace Keytide.Connectors.Aws.Iam;

/// <summary>An access key as its owner's list shows it.</summary>
/// <param name="Status">See <see cref="CredentialStatus"/>.</param>
public sealed record AccessKeyMetadata(string UserName, AccessKeyId Id, string Status, DateTimeOffset? CreatedAt);
