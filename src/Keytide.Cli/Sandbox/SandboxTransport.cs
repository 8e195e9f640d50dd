using Keytide.Connectors.Aws.Wire;
using Keytide.Sandbox;

namespace Keytide.Cli.Sandbox;

/// <summary>Hands requests to a sandbox in the same process. Its delays pass on the given clock, which may be virtual.</summary>
public sealed class SandboxTransport(SandboxAws sandbox, TimeProvider clock) : IAwsTransport
{
    public async Task<AwsResponse> SendAsync(AwsRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["User-Agent"] = "keytide" };
        foreach (var (name, value) in request.Headers)
        {
            headers[name] = headers.TryGetValue(name, out var earlier) && name != "User-Agent" ? $"{earlier},{value}" : value;
        }

        var answer = sandbox.Handle(new SandboxRequest(
            request.Method, request.Uri.AbsolutePath, request.Uri.Query.TrimStart('?'), headers, request.Body));
        if (answer.Delay > TimeSpan.Zero)
        {
            await Task.Delay(answer.Delay, clock, cancellation);
        }

        return answer.Lost
            ? throw new AwsTransportException("the sandbox cut the connection before its answer")
            : new AwsResponse(answer.Status, new Dictionary<string, string>(answer.Headers, StringComparer.OrdinalIgnoreCase), answer.Body);
    }
}
