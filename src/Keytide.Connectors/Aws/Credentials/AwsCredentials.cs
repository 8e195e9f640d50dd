namespace Keytide.Connectors.Aws.Credentials;

/// <summary>What a request is signed with.</summary>
/// <param name="AccessKeyId">
/// The public half. A plain text and not an <see cref="Keytide.AccessKeyId"/>: stand-ins of AWS accept ids such as <c>testing</c>, which
/// AWS would never make.
/// </param>
/// <param name="SecretAccessKey">The secret half.</param>
/// <param name="SessionToken">Present for temporary credentials only; as secret as the secret half.</param>
/// <param name="ExpiresAt">When temporary credentials end; null for long-lived ones.</param>
public sealed record AwsCredentials(
    string AccessKeyId, SecretText SecretAccessKey, SecretText? SessionToken = null, DateTimeOffset? ExpiresAt = null);
