using Keytide.Connectors.Aws.SecretsManager;
using Keytide.Connectors.Aws.Ssm;
using Keytide.Connectors.Aws.Wire;
using Keytide.Connectors.Files;
using Keytide.Connectors.Questions;
using Keytide.Distribution;

namespace Keytide.Connectors;

/// <summary>Opens the connector that an address asks for. Nothing is sent or read by opening.</summary>
/// <param name="aws">For destinations in AWS: the rotation's own account.</param>
/// <param name="files">For destinations in files.</param>
/// <param name="http">For destinations on the web; follows no redirect.</param>
/// <param name="variable">Reads the environment, where secrets shared with destinations are.</param>
public sealed class DestinationOpener(
    AwsClient aws, IFileStore files, HttpMessageInvoker http, Func<string, string?> variable)
{
    /// <exception cref="KeytideException">There is no connector for that kind of place.</exception>
    public IDestination Open(DestinationAddress address) => address.Kind switch
    {
        DestinationKind.SecretsManager => new SecretsManagerDestination(address, new SecretsManagerClient(In(address))),
        DestinationKind.Ssm => new SsmDestination(address, new SsmClient(In(address))),
        DestinationKind.CredentialsFile => new FileDestination(address, files, new CredentialsFileFormat(address.Part!)),
        DestinationKind.Dotenv => new FileDestination(address, files, new DotenvFormat()),
        DestinationKind.JsonFile => new FileDestination(address, files, new JsonPairFormat()),
        DestinationKind.Exec => new AskedDestination(address, new ProgramChannel(address.Name, aws.Clock)),
        DestinationKind.Webhook => new AskedDestination(
            address, new WebhookChannel(new Uri(address.Name), SharedSecret(), http, aws.Clock)),
        _ => throw new KeytideException(
            $"This version of Keytide cannot deliver to {Quoted.Shorten(address.ToString())}.",
            "It delivers to secretsmanager:, ssm:, credentials-file:, dotenv:, json-file:, exec: and webhook: addresses."),
    };

    private SecretText? SharedSecret() =>
        variable(WebhookChannel.KeyVariable) is { Length: > 0 } secret ? new SecretText(secret) : null;

    private AwsClient In(DestinationAddress address) => address.Region is { } region ? aws.In(region) : aws;
}
