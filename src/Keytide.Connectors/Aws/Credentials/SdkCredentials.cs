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
    private readonly WaitingLine _finding = new();
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
            throw new KeytideException(Message(e), Hint(e), e);
        }
    }

    private string Message(Exception e)
    {
        if (profile is null && e.Message.StartsWith("Failed to resolve AWS credentials", StringComparison.Ordinal))
        {
            return "No AWS credentials were found: not in the environment (AWS_ACCESS_KEY_ID, AWS_WEB_IDENTITY_TOKEN_FILE), not in the "
                + "profile of AWS_PROFILE or \"default\", and neither a container nor an EC2 instance offers any.";
        }

        var innermost = e.GetBaseException().Message;
        var reason = innermost == e.Message ? e.Message : $"{e.Message}: {innermost}";
        var source = profile is null ? "the source found" : $"profile \"{Quoted.Shorten(profile)}\"";
        return $"No AWS credentials from {source}: {OneLine(reason)}";
    }

    private string Hint(Exception e) =>
        e.Message.Contains("SSO", StringComparison.OrdinalIgnoreCase)
            ? $"Sign in again: aws sso login{(profile is null ? "" : $" --profile {Quoted.Shorten(profile)}")}."
            : e.GetBaseException().Message.Contains("MfaSerial", StringComparison.Ordinal)
            ? "Keytide cannot ask for an MFA code here. Make a session with the aws CLI and put it into the environment."
            : "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile by --profile or AWS_PROFILE, or sign in by aws sso login.";

    private async Task<AWSCredentials> FindAsync(CancellationToken cancellation)
    {
        if (_found is { } known)
        {
            return known;
        }

        await _finding.EnterAsync(cancellation);
        try
        {
            return _found ??= profile is null
                ? await new DefaultAWSCredentialsIdentityResolver().ResolveIdentityAsync(clientConfig: null, cancellation)
                : FromProfile(profile);
        }
        finally
        {
            _finding.Leave();
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
