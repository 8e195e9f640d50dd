using Keytide.Inventory;
using Keytide.Scanner;

namespace Keytide.Scanning;

/// <summary>
/// Says whose a leaked credential is, whether it works, and what to do, from what is remembered; asks nobody.
/// <code>
/// the credential                                     ours    status
/// has expired by itself                              —       inactive
/// its key is in the inventory                        yes     as listed, with the day
/// its account is ours, a temporary key               yes     unverified
/// its account was audited, the key is not there      yes     unknown
/// its account is ours by the settings alone          yes     unverified
/// its account is none of those that are known        no      notOurs
/// no account, or no account of ours is known         ?       unverified
/// </code>
/// </summary>
/// <param name="known">What audits have left behind.</param>
/// <param name="settings">More accounts of ours, and more canaries.</param>
public sealed class LeakJudge(KnownAccounts known, ScanSettings settings)
{
    private readonly HashSet<string> _ours = [.. settings.OwnAccounts.Select(id => id.ToString())];
    private readonly HashSet<string> _canaries = [.. settings.CanaryAccounts.Select(id => id.ToString())];

    public LeakJudgement Of(Finding finding)
    {
        var judgement = Standing(finding);
        judgement = judgement with { IsCanary = CanaryAccounts.Contains(finding.AccountId) || _canaries.Contains(finding.AccountId ?? "") };
        if (finding.Expired)
        {
            judgement = judgement with { Status = LeakStatus.Inactive, AsOf = finding.ExpiresAt };
        }

        return judgement with { Todo = Todo(finding, judgement) };
    }

    /// <summary>The judgement with what AWS has answered since, which is newer than anything remembered.</summary>
    public static LeakJudgement With(Finding finding, LeakJudgement judgement, KeyAnswer answer)
    {
        var told = judgement with
        {
            Status = answer.Status == LeakStatus.Unverified ? judgement.Status : answer.Status,
            Because = answer.Because,
            AsOf = answer.Status == LeakStatus.Unverified ? judgement.AsOf : answer.AsOf,
            IsOurs = answer.IsOurs ?? judgement.IsOurs,
            PrincipalArn = answer.PrincipalArn ?? judgement.PrincipalArn,
            Owner = judgement.Owner ?? answer.UserName,
            CreatedAt = answer.CreatedAt ?? judgement.CreatedAt,
            LastUsedAt = answer.LastUsedAt ?? judgement.LastUsedAt,
        };
        return told with { Todo = Todo(finding, told) };
    }

    private LeakJudgement Standing(Finding finding)
    {
        if (known.Key(finding.AccessKeyId, out var home) is { } key)
        {
            return new LeakJudgement
            {
                Status = StatusOf(key.Key.Status),
                AsOf = key.ReadAt,
                IsOurs = true,
                AccountName = home!.Name,
                PrincipalArn = key.User.Arn,
                Owner = OwnerOf(key.User),
                CreatedAt = key.Key.CreatedAt,
            };
        }

        var account = known.Account(finding.AccountId);
        if (account is not null || _ours.Contains(finding.AccountId ?? ""))
        {
            var user = known.User(finding.AccountId, finding.Principal);
            var ours = new LeakJudgement
            {
                IsOurs = true,
                AccountName = account?.Name,
                PrincipalArn = user?.Arn,
                Owner = user is null ? finding.Principal : OwnerOf(user),
            };
            return account is not null && IsLongLived(finding)
                ? ours with
                {
                    Status = LeakStatus.Unknown,
                    AsOf = account.SavedAt,
                    Because = $"not among the account's keys on {account.SavedAt.UtcDateTime:yyyy-MM-dd}: deleted, made since, or root's",
                }
                : ours;
        }

        return finding.AccountId is not null && (!known.IsEmpty || _ours.Count > 0)
            ? new LeakJudgement { Status = LeakStatus.NotOurs, IsOurs = false }
            : LeakJudgement.None;
    }

    /// <summary>The next step. A rule's own advice stands where nothing more is known.</summary>
    public static string? Todo(Finding finding, LeakJudgement judgement) => judgement switch
    {
        { IsCanary: true } => "Leave it alone and do not try it; ask whoever laid it out.",
        { Status: LeakStatus.NotOurs } => $"Tell the owner of account {finding.AccountId}; it is not yours to switch off.",
        { Status: LeakStatus.Inactive } when finding.Expired => "It opens nothing any more; find out how it came here.",
        { Status: LeakStatus.Inactive } when IsLongLived(finding) => $"It is switched off: keytide keys delete {finding.AccessKeyId}",
        _ when IsLongLived(finding) && finding.Rule != Rule.AccessKeyId => $"keytide respond {finding.AccessKeyId}",
        { IsOurs: true } when IsLongLived(finding) =>
            $"Look for its secret nearby and in the history; if in doubt: keytide respond {finding.AccessKeyId}",
        _ => null,
    };

    private static bool IsLongLived(Finding finding) =>
        finding.Rule is Rule.AccessKeyPair or Rule.AccessKeyId && AccessKeyId.TryParse(finding.AccessKeyId, out var id) && id.IsLongLived;

    private static LeakStatus StatusOf(CredentialStatus status) => status switch
    {
        CredentialStatus.Active => LeakStatus.Active,
        CredentialStatus.Inactive or CredentialStatus.Expired => LeakStatus.Inactive,
        _ => LeakStatus.Unknown,
    };

    private static string? OwnerOf(CachedUser user) => user.Owner ?? (user.Arn is { } arn ? arn[(arn.LastIndexOf('/') + 1)..] : null);
}
