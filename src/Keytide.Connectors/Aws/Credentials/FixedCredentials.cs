namespace Keytide.Connectors.Aws.Credentials;

/// <summary>Credentials that are given once and never renewed.</summary>
public sealed class FixedCredentials(AwsCredentials credentials) : IAwsCredentialSource
{
    public FixedCredentials(string accessKeyId, string secretAccessKey)
        : this(new AwsCredentials(accessKeyId, new SecretText(secretAccessKey)))
    {
    }

    public ValueTask<AwsCredentials> GetAsync(CancellationToken cancellation) => ValueTask.FromResult(credentials);
}
