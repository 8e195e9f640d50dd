using Keytide.Cli.Output;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Cli.Audit;

/// <summary>Tells the progress line of every request that is sent.</summary>
internal sealed class WatchedTransport(IAwsTransport transport, AuditProgress progress) : IAwsTransport
{
    public Task<AwsResponse> SendAsync(AwsRequest request, CancellationToken cancellation)
    {
        progress.Call();
        return transport.SendAsync(request, cancellation);
    }
}
