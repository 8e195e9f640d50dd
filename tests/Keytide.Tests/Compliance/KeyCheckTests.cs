using Keytide.Compliance;
using Keytide.Inventory;
using static Keytide.Tests.Compliance.Judged;
using static Keytide.Tests.Support.AccountBuilder;

namespace Keytide.Tests.Compliance;

public sealed class KeyCheckTests
{
    private const double Second = 1.0 / 86_400;

    [Theory]
    [InlineData("key.age", 90 - Second, Verdict.Pass)]
    [InlineData("key.age", 90, Verdict.Pass)]
    [InlineData("key.age", 90 + Second, Verdict.Fail)]
    [InlineData("key.age-year", 365, Verdict.Pass)]
    [InlineData("key.age-year", 365 + Second, Verdict.Fail)]
    public void A_key_may_be_as_old_as_the_limit_to_the_second(string check, double age, Verdict verdict) =>
        Assert.Equal(verdict, VerdictOf(check, User(user => user.Key(Key1, age))));

    [Theory]
    [InlineData(45 - Second, Verdict.Pass)]
    [InlineData(45, Verdict.Fail)]
    [InlineData(45 + Second, Verdict.Fail)]
    public void A_key_unused_for_the_limit_fails_from_the_very_second(double idle, Verdict verdict) =>
        Assert.Equal(verdict, VerdictOf("key.unused", User(user => user.Key(Key1, age: 80, idle))));

    [Theory]
    [InlineData(45 - Second, Verdict.Pass)]
    [InlineData(45, Verdict.Fail)]
    public void A_key_never_used_fails_at_the_limit_from_its_making(double age, Verdict verdict) =>
        Assert.Equal(verdict, VerdictOf("key.never-used", User(user => user.Key(Key1, age, used: false))));

    [Theory]
    [InlineData(7 - Second, Verdict.Pass)]
    [InlineData(7, Verdict.Fail)]
    public void A_young_key_has_a_grace_however_small_the_limit(double age, Verdict verdict) =>
        Assert.Equal(verdict, VerdictOf("key.never-used", User(user => user.Key(Key1, age, used: false)), ("days", 1)));

    [Fact]
    public void A_used_key_is_no_matter_for_never_used_and_a_never_used_one_none_for_unused()
    {
        Assert.Equal(Verdict.Pass, VerdictOf("key.never-used", User(user => user.Key(Key1, age: 400, idle: 300))));
        Assert.Empty(By("key.unused", User(user => user.Key(Key1, age: 400, used: false))));
    }

    [Theory]
    [InlineData("key.age")]
    [InlineData("key.unused")]
    [InlineData("key.never-used")]
    [InlineData("key.multiple-active")]
    [InlineData("key.over-quota")]
    [InlineData("key.inactive-stale")]
    [InlineData("key.at-user-creation")]
    public void A_user_without_keys_gets_no_finding(string check) => Assert.Empty(By(check, User(user => user.Password())));

    [Theory]
    [InlineData("key.age")]
    [InlineData("key.unused")]
    [InlineData("key.never-used")]
    [InlineData("key.at-user-creation")]
    public void An_inactive_key_is_not_judged_as_an_active_one(string check) => Assert.Empty(
        By(check, User(user => user.Password().Key(Key1, age: 900, idle: 800, status: CredentialStatus.Inactive))));

    [Theory]
    [InlineData("key.age")]
    [InlineData("key.unused")]
    [InlineData("key.never-used")]
    [InlineData("key.inactive-stale")]
    public void A_key_of_unknown_status_is_unknown(string check) => Assert.Equal(
        Verdict.Unknown, VerdictOf(check, User(user => user.Key(Key1, age: 900, idle: 800, status: CredentialStatus.Unknown))));

    [Theory]
    [InlineData("key.age")]
    [InlineData("key.unused")]
    [InlineData("key.multiple-active")]
    [InlineData("key.over-quota")]
    [InlineData("key.inactive-stale")]
    public void Keys_that_were_not_read_are_unknown_with_the_reason(string check)
    {
        var finding = One(check, User(user => user.With(facts => facts with
        {
            AccessKeys = Unread<IReadOnlyList<AccessKey>>("AccessDenied: iam:ListAccessKeys"),
        })));

        Assert.Equal(Verdict.Unknown, finding.Verdict);
        Assert.Contains("AccessDenied: iam:ListAccessKeys", finding.Message);
    }

    [Theory]
    [InlineData("key.age")]
    [InlineData("key.unused")]
    [InlineData("key.over-quota")]
    [InlineData("user.exists")]
    [InlineData("user.stale")]
    public void Users_that_were_not_listed_are_one_unknown_of_the_account(string check)
    {
        var account = Account().With(snapshot => snapshot with { Users = Unread<IReadOnlyList<UserFacts>>("throttled") });

        var finding = One(check, account);

        Assert.Equal((Verdict.Unknown, PrincipalType.Account), (finding.Verdict, finding.Principal.Type));
    }

    [Fact]
    public void Two_active_keys_fail_and_one_beside_an_inactive_one_passes()
    {
        Assert.Equal(Verdict.Fail, VerdictOf("key.multiple-active", User(user => user.Key(Key1).Key(Key2))));
        Assert.Equal(
            Verdict.Pass,
            VerdictOf("key.multiple-active", User(user => user.Key(Key1).Key(Key2, status: CredentialStatus.Inactive))));
    }

    [Theory]
    [InlineData(7, Verdict.Pass)]
    [InlineData(7 + Second, Verdict.Fail)]
    public void A_rotation_may_overlap_for_as_long_as_settings_allow(double newest, Verdict verdict) => Assert.Equal(
        verdict,
        VerdictOf("key.multiple-active", User(user => user.Key(Key1, age: 90).Key(Key2, newest)), ("overlapDays", 7)));

    [Fact]
    public void Three_keys_are_over_the_quota_of_two() => Assert.Equal(
        Verdict.Fail,
        VerdictOf("key.over-quota", User(user => user.Key(Key1).Key(Key2).Key("AKIAI44QH8DHBEXAMPL3"))));

    [Theory]
    [InlineData(30 - Second, Verdict.Pass)]
    [InlineData(30, Verdict.Fail)]
    public void An_inactive_key_counts_from_its_last_use_when_nobody_recorded_its_deactivation(double idle, Verdict verdict) =>
        Assert.Equal(
            verdict,
            VerdictOf("key.inactive-stale", User(user => user.Key(Key1, age: 900, idle, status: CredentialStatus.Inactive))));

    [Fact]
    public void An_inactive_key_counts_from_its_deactivation_where_that_is_recorded()
    {
        var key = new AccessKey(
            AccessKeyId.Parse(Key1),
            CredentialStatus.Inactive,
            Known(Ago(900)),
            Known(new LastUse(Ago(800))))
        {
            DeactivatedAt = Ago(2),
        };

        Assert.Equal(
            Verdict.Pass,
            VerdictOf("key.inactive-stale", User(user => user.With(facts => facts with { AccessKeys = List(key) }))));
    }

    [Theory]
    [InlineData(10, Verdict.Fail)]
    [InlineData(11, Verdict.Pass)]
    public void A_key_made_within_ten_seconds_of_a_console_user_was_made_with_it(double seconds, Verdict verdict) => Assert.Equal(
        verdict,
        VerdictOf("key.at-user-creation", User(user => user.Created(100).Password().Key(Key1, age: 100 - (seconds * Second)))));

    [Fact]
    public void A_machine_gets_its_key_together_with_its_user() =>
        Assert.Empty(By("key.at-user-creation", User(user => user.Created(100).Key(Key1, age: 100))));

    [Fact]
    public void Each_key_is_a_subject_of_its_own_with_its_own_remedy()
    {
        var findings = By("key.age", User(user => user.Key(Key1, age: 100).Key(Key2, age: 200)));

        Assert.Equal([Key2, Key1], findings.Select(finding => finding.CredentialId));
        Assert.All(findings, finding => Assert.Contains($"--access-key-id {finding.CredentialId} --status Inactive", finding.Remediation));
        Assert.Equal(2, findings.Select(finding => finding.Id).Distinct().Count());
    }

    [Fact]
    public void Keys_that_could_not_be_joined_to_an_id_are_two_findings_whatever_their_order()
    {
        var one = By("key.age", User(user => user.Key(null, age: 100, idle: 5).Key(null, age: 100, idle: 50)));
        var other = By("key.age", User(user => user.Key(null, age: 100, idle: 50).Key(null, age: 100, idle: 5)));

        Assert.Equal(2, one.Select(finding => finding.Id).Distinct().Count());
        Assert.Equal(one.Select(finding => finding.Id), other.Select(finding => finding.Id));
        Assert.All(one, finding => Assert.Null(finding.CredentialId));
    }

    [Fact]
    public void A_message_has_the_figures_and_the_evidence_its_source()
    {
        var finding = One("key.age", User(user => user.Key(Key1, age: 412.5)));

        Assert.Equal(
            $"Access key {Key1} of alice is older than 90 days: it was made 2024-04-15T00:00:00Z, 412 days ago.", finding.Message);
        var evidence = Assert.Single(finding.Evidence);
        Assert.Equal(("test", Now), (evidence.Source, evidence.ObservedAt));
    }

    [Fact]
    public void A_passing_key_says_until_when() => Assert.Equal(
        Ago(-30), One("key.age", User(user => user.Key(Key1, age: 60))).PassesUntil);
}
