using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using Keytide.Scanning;

namespace Keytide.Connectors.Aws.Leaks;

/// <summary>
/// Tries a leaked pair itself, by the one call that needs no permission and changes nothing: sts:GetCallerIdentity. CloudTrail of the key's
/// account records it with the key's id and this machine's address.
/// <code>
/// answer               status
/// an identity          active
/// not accepted         inactive: deleted, switched off, or made up
/// session has ended    inactive
/// wrong signature      unknown: the secret is not that id's
/// anything else        unknown
/// </code>
/// </summary>
public sealed class LeakedKeyTrial(AwsClient client)
{
    // STS takes the second of two pairs with the same id for wrongly signed when it follows at once (seen by another scanner, whose
    // source says five seconds).
    private static readonly TimeSpan BetweenSecretsOfOneId = TimeSpan.FromSeconds(6);

    private readonly HashSet<string> _tried = new(StringComparer.Ordinal);

    public async Task<KeyAnswer> TryAsync(
        AccessKeyId id, SecretText secret, SecretText? sessionToken, CancellationToken cancellation)
    {
        if (!_tried.Add(id.Value))
        {
            await Task.Delay(BetweenSecretsOfOneId, client.Clock, cancellation);
        }

        var pair = client.As(new FixedCredentials(new AwsCredentials(id.Value, secret, sessionToken)));
        var now = client.Clock.GetUtcNow();
        try
        {
            var identity = await new StsClient(pair).GetCallerIdentityAsync(cancellation);
            return new KeyAnswer(LeakStatus.Active, "AWS accepts it", now) { PrincipalArn = identity.Arn };
        }
        catch (AwsException failure)
        {
            return failure.Kind switch
            {
                AwsErrorKind.NotAccepted => new KeyAnswer(LeakStatus.Inactive, "AWS does not accept it", now),
                AwsErrorKind.Expired => new KeyAnswer(LeakStatus.Inactive, "its session has ended", now),
                AwsErrorKind.WrongSignature => new KeyAnswer(LeakStatus.Unknown, "AWS says that the secret is not this id's", now),
                _ => new KeyAnswer(LeakStatus.Unknown, $"tried in vain: {Quoted.Sentence(failure.Reason)}", now),
            };
        }
    }
}
