using Keytide.Connectors.Aws.Wire;

namespace Keytide.Connectors.Aws.Credentials;

/// <summary>Makes the client that the user's options, environment and profile files ask for.</summary>
public static class AwsConnection
{
    /// <summary>
    /// Nothing is sent, and credentials are looked for only with the first request. A profile named on the command line is used and nothing
    /// else; otherwise keys in the environment come first, then AWS_PROFILE, then the SDK's own order of sources.
    /// </summary>
    /// <exception cref="KeytideException">The settings contradict themselves or name something that is not there.</exception>
    public static AwsClient Open(
        AwsChoice choice, Func<string, string?> variable, IAwsTransport transport, TimeProvider clock, IEntropy entropy)
    {
        var home = variable("HOME") ?? variable("USERPROFILE") ?? "";
        var config = ProfileFile.Read(variable("AWS_CONFIG_FILE") ?? Path.Combine(home, ".aws", "config"));
        var credentials = ProfileFile.Read(variable("AWS_SHARED_CREDENTIALS_FILE") ?? Path.Combine(home, ".aws", "credentials"));
        var settings = AwsSettings.Resolve(choice, variable, config, credentials);
        return new AwsClient(transport, Source(settings, variable), settings.Endpoints, clock, entropy);
    }

    private static IAwsCredentialSource Source(AwsSettings settings, Func<string, string?> variable) =>
        settings.ProfileIsChosen ? new SdkCredentials(settings.Profile)
        : EnvironmentCredentials.Find(variable) is { } keys ? new FixedCredentials(keys)
        : variable("AWS_PROFILE") is { Length: > 0 } ? new SdkCredentials(settings.Profile)
        : new SdkCredentials(profile: null);
}
