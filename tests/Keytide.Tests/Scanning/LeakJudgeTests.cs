using Keytide.Inventory;
using Keytide.Scanner;
using Keytide.Scanning;

namespace Keytide.Tests.Scanning;

public sealed class LeakJudgeTests
{
    private const string Ours = "210987654321";
    private const string Theirs = "609629065308";

    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly string Active = new Forge(1).Id("AKIA", long.Parse(Ours));
    private static readonly string Inactive = new Forge(2).Id("AKIA", long.Parse(Ours));

    private static readonly KnownAccounts Known = new([new CachedAccount
    {
        Id = AccountId.Parse(Ours),
        PartitionId = "aws",
        Name = "prod",
        SavedAt = Now.AddDays(-2),
        Users = new Dictionary<string, CachedUser>
        {
            ["AIDA1"] = new()
            {
                Arn = $"arn:aws:iam::{Ours}:user/apps/deploy",
                Owner = "team-payments",
                AccessKeys = new(Now.AddDays(-3),
                [
                    new ListedAccessKey(AccessKeyId.Parse(Active), CredentialStatus.Active, Now.AddDays(-400)),
                    new ListedAccessKey(AccessKeyId.Parse(Inactive), CredentialStatus.Inactive, null),
                ]),
            },
        },
    }]);

    [Fact]
    public void A_key_of_the_inventory_has_its_owner_its_status_and_the_day_it_was_seen()
    {
        var judged = Judge(Pair(Active, Ours));
        Assert.Equal((LeakStatus.Active, true, "team-payments", "prod"), (judged.Status, judged.IsOurs, judged.Owner, judged.AccountName));
        Assert.Equal((Now.AddDays(-3), Now.AddDays(-400)), (judged.AsOf, judged.CreatedAt));
        Assert.Equal($"keytide respond {Active}", judged.Todo);
    }

    [Fact]
    public void A_key_that_is_off_needs_no_alarm()
    {
        var judged = Judge(Pair(Inactive, Ours));
        Assert.Equal(LeakStatus.Inactive, judged.Status);
        Assert.Contains($"keytide keys delete {Inactive}", judged.Todo);
    }

    [Fact]
    public void A_key_that_an_audit_did_not_list_is_unknown_and_not_gone()
    {
        var judged = Judge(Pair(new Forge(9).Id("AKIA", long.Parse(Ours)), Ours));
        Assert.Equal((LeakStatus.Unknown, true), (judged.Status, judged.IsOurs));
        Assert.StartsWith("not among the account's keys on 2026-02-27", judged.Because);
        Assert.StartsWith("keytide respond AKIA", judged.Todo);
    }

    [Fact]
    public void A_temporary_key_of_ours_is_not_expected_in_any_list() =>
        Assert.Equal(LeakStatus.Unverified, Judge(Pair(new Forge(9).Id("ASIA", long.Parse(Ours)), Ours)).Status);

    [Fact]
    public void A_foreign_account_is_foreign_only_where_ours_are_known()
    {
        var leak = Pair(new Forge(9).Id("AKIA", long.Parse(Theirs)), Theirs);
        Assert.Equal((LeakStatus.NotOurs, false), (Judge(leak).Status, Judge(leak).IsOurs));
        var blind = new LeakJudge(KnownAccounts.None, ScanSettings.Default).Of(leak);
        Assert.Equal((LeakStatus.Unverified, null), (blind.Status, blind.IsOurs));
        var told = ScanSettings.Default with { OwnAccounts = new HashSet<AccountId> { AccountId.Parse(Theirs) } };
        Assert.True(new LeakJudge(KnownAccounts.None, told).Of(leak).IsOurs);
    }

    [Fact]
    public void A_canary_is_known_and_is_to_be_left_alone()
    {
        Assert.True(Judge(Pair(Active, "052310077262")).IsCanary);
        var told = ScanSettings.Default with { CanaryAccounts = new HashSet<AccountId> { AccountId.Parse(Theirs) } };
        var judged = new LeakJudge(KnownAccounts.None, told).Of(Pair(Active, Theirs));
        Assert.True(judged.IsCanary);
        Assert.Contains("do not try it", judged.Todo);
    }

    [Fact]
    public void What_has_expired_is_inactive()
    {
        var judged = Judge(Pair(Active, Ours) with { Rule = Rule.PresignedUrl, ExpiresAt = Now.AddDays(-1), Expired = true });
        Assert.Equal((LeakStatus.Inactive, "team-payments"), (judged.Status, judged.Owner));
    }

    [Fact]
    public void A_credential_that_names_its_user_has_that_users_owner()
    {
        var judged = Judge(Pair(Active, Ours) with { Rule = Rule.BedrockApiKey, AccessKeyId = null, Principal = "deploy" });
        Assert.Equal((true, "team-payments"), (judged.IsOurs, judged.Owner));
        Assert.Equal("nobody-known", Judge(Pair(Active, Ours) with { AccessKeyId = null, Principal = "nobody-known" }).Owner);
    }

    [Fact]
    public void Without_an_account_nothing_is_claimed() =>
        Assert.Equal(LeakStatus.Unverified, Judge(Pair(Active, Ours) with { AccessKeyId = null, AccountId = null }).Status);

    private static LeakJudgement Judge(Finding finding) => new LeakJudge(Known, ScanSettings.Default).Of(finding);

    private static Finding Pair(string id, string account) => new()
    {
        Rule = Rule.AccessKeyPair,
        Confidence = Confidence.High,
        Score = 90,
        Reasons = [],
        Parts = [new FindingPart(PartKind.Secret, 0, 40, 1, 1)],
        Fingerprint = "11",
        Redacted = "wJal…",
        Excerpt = "",
        AccessKeyId = id,
        AccountId = account,
    };
}
