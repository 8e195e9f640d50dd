using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;

namespace Keytide.Connectors.Aws.Credentials;

/// <summary>
/// Credentials as the official SDK finds them: profiles with keys, roles, processes and SSO; web identity; containers; instances.
/// The SDK keeps temporary ones and renews them before they end. Keys in the environment are <see cref="EnvironmentCredentials"/>'s.
/// </summary>
/// <param name="profile">The profile to use, and no other source; null for the SDK's own order of sources.</param>
/// <param name="profilesLocation">The credentials file; null for the usual one.</param>
public sealed class SdkCredentials(string? profile, string? profilesLocation = null) : IAwsCredentialSource
{
    private readonly SemaphoreSlim _finding = new(1, 1);
    private AWSCredentials? _found;

    public async ValueTask<AwsCredentials> GetAsync(CancellationToken cancellation)
    {
        try
        {
            var found = await FindAsync(cancellation);
            var values = await found.GetCredentialsAsync().WaitAsync(cancellation);
            return new AwsCredentials(
                values.AccessKey,
                new SecretText(values.SecretKey),
                values.UseToken ? new SecretText(values.Token) : null,
                found.Expiration is { } end ? new DateTimeOffset(end.ToUniversalTime()) : null);
        }
        catch (Exception e) when (e is not (OperationCanceledException or KeytideException))
        {
            // The SDK's failures have no common type: each source throws what it likes.
            throw new KeytideException($"No AWS credentials from {Source}: {OneLine(e.Message)}", Hint(e), e);
        }
    }

    private string Source => profile is null ? "profiles, web identity, container or instance" : $"profile \"{Quoted.Shorten(profile)}\"";

    private string Hint(Exception e) =>
        e.Message.Contains("SSO", StringComparison.OrdinalIgnoreCase)
            ? $"Sign in again: aws sso login{(profile is null ? "" : $" --profile {profile}")}."
            : "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile by --profile or AWS_PROFILE, or sign in by aws sso login.";

    private async Task<AWSCredentials> FindAsync(CancellationToken cancellation)
    {
        if (_found is { } known)
        {
            return known;
        }

        await _finding.WaitAsync(cancellation);
        try
        {
            return _found ??= profile is null
                ? await new DefaultAWSCredentialsIdentityResolver().ResolveIdentityAsync(clientConfig: null, cancellation)
                : FromProfile(profile);
        }
        finally
        {
            _finding.Release();
        }
    }

    private AWSCredentials FromProfile(string name) =>
        new CredentialProfileStoreChain(profilesLocation).TryGetAWSCredentials(name, out var credentials)
            ? credentials
            : throw new KeytideException(
                $"The AWS profile \"{Quoted.Shorten(name)}\" holds no credentials, or an incomplete set of them.",
                $"Look at it: aws configure list --profile {Quoted.Shorten(name)}.");

    private static string OneLine(string message)
    {
        const int Longest = 300;
        var line = message.ReplaceLineEndings(" ");
        return line.Length > Longest ? string.Concat(line.AsSpan(0, Longest), "…") : line;
    }
}
