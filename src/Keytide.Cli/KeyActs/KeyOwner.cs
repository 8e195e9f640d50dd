using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Wire;

namespace Keytide.Cli.KeyActs;

/// <summary>Whose a key is that somebody named by its id.</summary>
public static class KeyOwner
{
    /// <exception cref="KeytideException">It is no user's of this account: root's, for example, which Keytide never touches.</exception>
    /// <exception cref="AwsException">Not read.</exception>
    public static async Task<TaggedUser> FindAsync(IamClient iam, AccessKeyId key, CancellationToken cancellation)
    {
        var owner = (await iam.GetAccessKeyLastUsedAsync(key, cancellation)).UserName
            ?? throw new KeytideException(
                $"AWS does not say whose key {key} is.", "It may belong to another account; name a profile of that one.");
        try
        {
            var user = await iam.GetUserAsync(owner, cancellation);
            var keys = await iam.ListAccessKeysAsync(user.Name, cancellation);
            return keys.Any(one => one.Id == key) ? user : throw NoUsers(key, owner); // Root goes by the account's name, as a user may.
        }
        catch (AwsException problem) when (problem.Kind == AwsErrorKind.NotFound)
        {
            throw NoUsers(key, owner, problem);
        }
    }

    private static KeytideException NoUsers(AccessKeyId key, string owner, Exception? because = null) => new(
        $"{key} is no user's: AWS names \"{Quoted.Shorten(owner)}\" as its owner, which is what it calls root. Keytide leaves root alone.",
        "A key of root is switched off and deleted by root itself, under Security credentials; keytide audit says where there is one.",
        because);
}
