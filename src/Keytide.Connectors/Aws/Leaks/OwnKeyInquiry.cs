using Keytide.Connectors.Aws.Iam;
using Keytide.Connectors.Aws.Sts;
using Keytide.Connectors.Aws.Wire;
using Keytide.Scanning;

namespace Keytide.Connectors.Aws.Leaks;

/// <summary>
/// Asks the caller's own account whether a leaked key still works, with the caller's credentials and reads only: the leaked secret is not
/// used, and nobody sees a trace of it being tried.
/// <code>
/// GetAccessKeyLastUsed   ListAccessKeys of its user   status
/// names the user         lists the key                as listed
/// names the user         does not list it             inactive: deleted
/// denied                 of the remembered user, no   inactive: deleted
/// denied                 —                            unknown: another account's, deleted, or not allowed to ask
/// failed                 —                            unknown
/// </code>
/// </summary>
public sealed class OwnKeyInquiry(AwsClient client)
{
    private readonly IamClient _iam = new(client);
    private readonly StsClient _sts = new(client);
    private CallerIdentity? _caller;

    /// <param name="id">The leaked key.</param>
    /// <param name="account">Its account as far as the id tells.</param>
    /// <param name="userName">Whose it is as far as that is remembered.</param>
    /// <param name="cancellation">Ends the asking.</param>
    /// <exception cref="AwsException">Who is asking could not be read.</exception>
    /// <exception cref="KeytideException">There are no credentials to ask with.</exception>
    public async Task<KeyAnswer> AskAsync(AccessKeyId id, AccountId? account, string? userName, CancellationToken cancellation)
    {
        _caller ??= await _sts.GetCallerIdentityAsync(cancellation);
        var now = client.Clock.GetUtcNow();
        if (account is { } other && other != _caller.Account)
        {
            return new KeyAnswer(LeakStatus.Unverified, $"not asked: these credentials are account {_caller.Account}'s", now);
        }

        try
        {
            var use = await LastUseAsync(id, cancellation);
            return use is null && userName is null
                ? new KeyAnswer(
                    LeakStatus.Unknown, $"account {_caller.Account} does not say: another account's, deleted, or not allowed to ask", now)
                : await StatusAsync(id, use, use?.UserName ?? userName, now, cancellation);
        }
        catch (AwsException failure)
        {
            return new KeyAnswer(LeakStatus.Unknown, $"asked in vain: {Quoted.Sentence(failure.Reason)}", now);
        }
    }

    // IAM answers AccessDenied for keys that the account does not have, to administrators as well.
    private async Task<AccessKeyLastUsed?> LastUseAsync(AccessKeyId id, CancellationToken cancellation)
    {
        try
        {
            return await _iam.GetAccessKeyLastUsedAsync(id, cancellation);
        }
        catch (AwsException failure) when (failure.Kind is AwsErrorKind.AccessDenied or AwsErrorKind.NotFound)
        {
            return null;
        }
    }

    private async Task<KeyAnswer> StatusAsync(
        AccessKeyId id, AccessKeyLastUsed? use, string? userName, DateTimeOffset now, CancellationToken cancellation)
    {
        var answer = new KeyAnswer(LeakStatus.Unknown, "IAM does not name its user", now)
        {
            IsOurs = true,
            UserName = userName,
            LastUsedAt = use?.LastUsedAt,
        };
        if (userName is null)
        {
            return answer;
        }

        var keys = await _iam.ListAccessKeysAsync(userName, cancellation);
        if (keys.FirstOrDefault(key => key.Id == id) is not { } listed)
        {
            return answer with { Status = LeakStatus.Inactive, Because = "IAM lists it no more: it was deleted" };
        }

        var status = listed.Status switch
        {
            "Active" => LeakStatus.Active,
            "Inactive" or "Expired" => LeakStatus.Inactive,
            _ => LeakStatus.Unknown,
        };
        return answer with { Status = status, Because = $"IAM lists it as {Quoted.Shorten(listed.Status)}", CreatedAt = listed.CreatedAt };
    }
}
