using Keytide.Connectors.Aws.Wire;

namespace Keytide.Tests.Simulation;

/// <summary>Runs a test's own trip wires around each request of the engine.</summary>
internal sealed class TrippingTransport(IAwsTransport inner) : IAwsTransport
{
    /// <summary>Sees each request before it takes effect; may throw.</summary>
    public Action<string>? Before { get; set; }

    /// <summary>Sees each request after it took effect and before the engine has the answer; may throw.</summary>
    public Action<string>? After { get; set; }

    public async Task<AwsResponse> SendAsync(AwsRequest request, CancellationToken cancellation)
    {
        var action = ActionOf(request);
        Before?.Invoke(action);
        var response = await inner.SendAsync(request, cancellation);
        After?.Invoke(action);
        return response;
    }

    /// <summary>For example CreateAccessKey or PutSecretValue.</summary>
    public static string ActionOf(AwsRequest request)
    {
        foreach (var (name, value) in request.Headers)
        {
            if (name.Equals("X-Amz-Target", StringComparison.OrdinalIgnoreCase))
            {
                return value[(value.LastIndexOf('.') + 1)..];
            }
        }

        var body = System.Text.Encoding.UTF8.GetString(request.Body.Span);
        var start = body.IndexOf("Action=", StringComparison.Ordinal);
        return start < 0 ? "" : body[(start + 7)..].Split('&')[0];
    }
}
