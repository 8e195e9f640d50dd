using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Cli.Rotate;

/// <summary>The user and the key that a rotation is asked for, found in the caller's own account.</summary>
internal sealed record RotationTarget(TaggedUser User, AccessKeyId Key)
{
    /// <param name="iam">The account.</param>
    /// <param name="userName">Whose key.</param>
    /// <param name="key">Which, or null for the only active one.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <exception cref="KeytideException">There is no such user or key, or no telling which key is meant.</exception>
    /// <exception cref="AwsException">Not read.</exception>
    public static async Task<RotationTarget> FindAsync(
        IamClient iam, string userName, string? key, CancellationToken cancellation)
    {
        var wanted = Wanted(key);
        var user = await UserAsync(iam, userName, cancellation);
        var keys = await iam.ListAccessKeysAsync(user.Name, cancellation);
        var active = keys.Where(candidate => candidate.Status != CredentialStatus.Inactive).ToList();
        if (wanted is { } id)
        {
            return keys.Any(candidate => candidate.Id == id)
                ? new RotationTarget(user, id)
                : throw new KeytideException(
                    $"{Quoted.Shorten(user.Name)} has no access key {id}.",
                    keys.Count == 0 ? "It has none at all." : $"It has {Ids(keys)}.");
        }

        return active switch
        {
            [var only] => new RotationTarget(user, only.Id),
            [] => throw new KeytideException(
                $"{Quoted.Shorten(user.Name)} has no active access key.", "There is nothing to rotate; name another user."),
            _ => throw new KeytideException(
                $"{Quoted.Shorten(user.Name)} has {active.Count} active access keys: {Ids(active)}.",
                "Say which one is to be replaced: --key ID."),
        };
    }

    private static AccessKeyId? Wanted(string? key) => key is null ? null
        : AccessKeyId.TryParse(key, out var id) ? id
        : throw new KeytideException($"--key \"{Quoted.Shorten(key)}\" is no access key id.", "Write it like AKIAIOSFODNN7EXAMPLE.");

    private static async Task<TaggedUser> UserAsync(IamClient iam, string userName, CancellationToken cancellation)
    {
        try
        {
            return await iam.GetUserAsync(userName, cancellation);
        }
        catch (AwsException problem) when (problem.Kind == AwsErrorKind.NotFound)
        {
            throw new KeytideException(
                $"There is no user \"{Quoted.Shorten(userName)}\" in this account.",
                "Names are matched exactly; keytide audit lists the users.",
                problem);
        }
    }

    private static string Ids(IEnumerable<AccessKeyMetadata> keys) => string.Join(", ", keys.Select(key => key.Id));
}
