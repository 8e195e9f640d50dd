namespace Keytide.Connectors.Aws.Wire;

/// <summary>
/// The one boundary to AWS: a signed request in, the raw answer out. It never retries, never paces and never reads a clock;
/// production sends over HTTP, simulation hands the request to the sandbox in the same process.
/// </summary>
public interface IAwsTransport
{
    /// <exception cref="AwsTransportException">No whole answer came. Whether AWS acted on the request is unknown.</exception>
    Task<AwsResponse> SendAsync(AwsRequest request, CancellationToken cancellation);
}
