using System.Net;
using Keytide.Connectors.Web;
using Keytide.Distribution;

namespace Keytide.Connectors.Kubernetes;

/// <summary>An open way to a cluster's API, for the length of one operation: its credentials may be of short life.</summary>
public sealed class KubeApi : IDisposable
{
    private readonly HttpMessageInvoker _http;

    /// <param name="access">The way; without a plugin that is still to be asked.</param>
    /// <param name="handler">Carries requests; disposed with this.</param>
    /// <param name="time">Measures the time limit.</param>
    public KubeApi(KubeAccess access, HttpMessageHandler handler, TimeProvider time)
    {
        _http = new HttpMessageInvoker(handler);
        Service = new JsonService("Kubernetes", access.Server, _http, time, headers =>
        {
            access.Trust.Name(headers);
            if (access.Token is { } token)
            {
                headers.TryAddWithoutValidation("Authorization", $"Bearer {token.Reveal()}");
            }
        });
    }

    public JsonService Service { get; }

    /// <summary>Asks the plugin, where there is one, and makes the connection's terms.</summary>
    /// <exception cref="DestinationException">There are no credentials, or certificates that are none.</exception>
    public static async Task<KubeApi> OpenAsync(KubeAccess access, TimeProvider time, CancellationToken cancellation)
    {
        var complete = access.Plugin is { } plugin ? await plugin.CompleteAsync(access, time, cancellation) : access;
        try
        {
            var handler = complete.Trust.Handler();
            handler.Proxy = complete.Proxy is { } proxy ? new WebProxy(proxy) : handler.Proxy;
            return new KubeApi(complete, handler, time);
        }
        catch (FormatException problem)
        {
            throw new DestinationException(
                $"The way to the cluster {access.Server.Authority}: {problem.Message}", todo: "Look at the kubeconfig.", inner: problem);
        }
    }

    public void Dispose() => _http.Dispose();
}
