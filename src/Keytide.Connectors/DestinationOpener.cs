using Keytide.Connectors.Aws.SecretsManager;
using Keytide.Connectors.Aws.Ssm;
using Keytide.Connectors.Aws.Wire;
using Keytide.Connectors.Files;
using Keytide.Connectors.GitHub;
using Keytide.Connectors.GitLab;
using Keytide.Connectors.Kubernetes;
using Keytide.Connectors.Questions;
using Keytide.Connectors.Vault;
using Keytide.Connectors.Web;
using Keytide.Distribution;

namespace Keytide.Connectors;

/// <summary>Opens the connector that an address asks for. Nothing is sent by opening.</summary>
/// <param name="aws">For destinations in AWS: the rotation's own account.</param>
/// <param name="files">For destinations in files.</param>
/// <param name="http">For destinations on the web; follows no redirect.</param>
/// <param name="variable">Reads the environment, where secrets shared with destinations are.</param>
/// <param name="home">The user's own folder, where other programs leave their settings.</param>
public sealed class DestinationOpener(
    AwsClient aws, IFileStore files, HttpMessageInvoker http, Func<string, string?> variable, string home)
{
    private readonly RatePause _gitHub = new("GitHub", aws.Clock);
    private readonly RatePause _gitLab = new("GitLab", aws.Clock);
    private HttpMessageInvoker? _vault;

    /// <summary>What is wrong with a place's settings is told by its check, not here.</summary>
    /// <param name="address">Which.</param>
    /// <param name="account">For destinations in AWS: the account they are in; null for the opener's own.</param>
    public IDestination Open(DestinationAddress address, AwsClient? account = null)
    {
        var place = Place(address, account ?? aws);
        return address.SmtpRegion is { } region ? new SmtpDestination(place, region) : place;
    }

    private IDestination Place(DestinationAddress address, AwsClient account) => address.Kind switch
    {
        DestinationKind.SecretsManager => new SecretsManagerDestination(address, new SecretsManagerClient(In(address, account))),
        DestinationKind.Ssm => new SsmDestination(address, new SsmClient(In(address, account))),
        DestinationKind.CredentialsFile => new FileDestination(address, files, new CredentialsFileFormat(address.Part!)),
        DestinationKind.Dotenv => new FileDestination(address, files, new DotenvFormat(PairForm.Of(address))),
        DestinationKind.JsonFile => new FileDestination(address, files, new JsonPairFormat(PairForm.Of(address))),
        DestinationKind.Exec => new AskedDestination(address, new ProgramChannel(address.Name, aws.Clock)),
        DestinationKind.Webhook => new AskedDestination(
            address, new WebhookChannel(new Uri(address.Name), SharedSecret(), http, aws.Clock)),
        DestinationKind.Vault => Vault(address, VaultSettings.Of(variable, home)),
        DestinationKind.Kubernetes => new KubernetesDestination(
            address,
            cancellation => KubeApi.OpenAsync(new KubeConfig(variable, home).Load(address.Part), aws.Clock, cancellation)),
        DestinationKind.GitHub => new GitHubDestination(
            address, GitHubSettings.Of(variable), SealedBox.OfThisMachine, _gitHub, http, aws.Clock),
        DestinationKind.GitLab => new GitLabDestination(address, GitLabSettings.Of(variable), _gitLab, http, aws.Clock),
        _ => throw new ArgumentOutOfRangeException(nameof(address), address.Kind, "There is no connector for this kind of place."),
    };

    private VaultDestination Vault(DestinationAddress address, VaultSettings settings) => new(
        address,
        settings,
        settings.Trust is { } trust ? _vault ??= new HttpMessageInvoker(trust.Handler()) : http,
        aws.Clock);

    private SecretText? SharedSecret() =>
        variable(WebhookChannel.KeyVariable) is { Length: > 0 } secret ? new SecretText(secret) : null;

    private static AwsClient In(DestinationAddress address, AwsClient account) =>
        address.Region is { } region ? account.In(region) : account;
}
