using System.Text;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Cli.Demo.Rotating;

/// <summary>Counts what consumers send, request by request, and how many of them AWS does not accept.</summary>
internal sealed class ConsumerWire(IAwsTransport inner, DemoTally tally) : IAwsTransport
{
    private static readonly string[] Refusals = ["InvalidClientTokenId", "SignatureDoesNotMatch"];

    public async Task<AwsResponse> SendAsync(AwsRequest request, CancellationToken cancellation)
    {
        tally.Calls++;
        var response = await inner.SendAsync(request, cancellation);
        if (response.Status == 403)
        {
            var text = Encoding.UTF8.GetString(response.Body.Span);
            if (Refusals.FirstOrDefault(code => text.Contains(code, StringComparison.Ordinal)) is { } code)
            {
                tally.Refused++;
                tally.FirstRefusal ??= code;
            }
        }

        return response;
    }
}
