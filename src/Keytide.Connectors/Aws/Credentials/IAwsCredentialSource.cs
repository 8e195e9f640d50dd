namespace Keytide.Connectors.Aws.Credentials;

/// <summary>Where a client gets the credentials for its next request. A source keeps them and renews them before they end.</summary>
public interface IAwsCredentialSource
{
    /// <returns>Credentials that are valid now and for at least some minutes more.</returns>
    /// <exception cref="KeytideException">There are none, or they cannot be renewed.</exception>
    ValueTask<AwsCredentials> GetAsync(CancellationToken cancellation);
}
