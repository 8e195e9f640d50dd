using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Cli;

/// <summary>
/// The way to AWS that the global options, the environment and the profile files ask for. Nothing is sent before it is used.
/// </summary>
internal sealed class AwsSession : IDisposable
{
    private readonly HttpAwsTransport _transport;

    private AwsSession(HttpAwsTransport transport, AwsClient client)
    {
        _transport = transport;
        Client = client;
    }

    public AwsClient Client { get; }

    /// <param name="context">The global options.</param>
    /// <param name="around">Put around the transport, to watch it; null for nothing.</param>
    /// <exception cref="KeytideException">The settings contradict themselves or name something that is not there.</exception>
    public static AwsSession Open(CommandContext context, Func<IAwsTransport, IAwsTransport>? around = null)
    {
        var transport = new HttpAwsTransport(context.Time);
        try
        {
            var choice = new AwsChoice(context.Settings.Profile, context.Settings.Region, context.Settings.EndpointUrl?.OriginalString);
            return new AwsSession(
                transport,
                AwsConnection.Open(
                    choice, Environment.GetEnvironmentVariable, around?.Invoke(transport) ?? transport, context.Time, context.Entropy));
        }
        catch
        {
            transport.Dispose();
            throw;
        }
    }

    public void Dispose() => _transport.Dispose();
}
