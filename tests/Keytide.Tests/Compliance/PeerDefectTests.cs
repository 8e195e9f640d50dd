using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Tests.Support;
using static Keytide.Tests.Compliance.Judged;
using static Keytide.Tests.Support.AccountBuilder;

namespace Keytide.Tests.Compliance;

/// <summary>
/// What went wrong in other tools of this kind, each seen by reading their source, as a demand on ours. Where a defect lies in reading
/// the credential report and not in judging, the tests of the report's parser have the other half.
/// </summary>
public sealed class PeerDefectTests
{
    [Fact] // 1. An active key with last use N/A passed the check for unused keys at any age, and so did a password.
    public void A_credential_never_used_was_taken_for_one_in_use()
    {
        var account = User(user => user.Key(Key1, age: 4000, used: false).Password(age: 4000, used: false));

        Assert.Equal(Verdict.Fail, VerdictOf("key.never-used", account));
        Assert.Equal(Verdict.Fail, VerdictOf("password.never-used", account));
        Assert.DoesNotContain(By("key.unused", account), finding => finding.Verdict == Verdict.Pass);
        Assert.DoesNotContain(By("password.unused", account), finding => finding.Verdict == Verdict.Pass);
    }

    [Fact] // 2. Once root's password had a last use, the last use of root's keys was not looked at.
    public void An_old_use_of_root_s_password_hid_a_fresh_use_of_its_key()
    {
        var password = new ConsolePassword(Enabled: true, Known(new LastUse(Ago(2000))), Ago(2000), null);
        var account = RootCheckTests.WithKey(CredentialStatus.Active, idle: 0.5).Root(root => root with { Password = Known(password) });

        Assert.Equal(Verdict.Fail, VerdictOf("root.recent-use", account));
    }

    [Fact] // 2. And where root had no password the check was lost to an error in parsing "N/A".
    public void A_root_without_a_password_lost_the_check_of_its_use()
    {
        var password = new ConsolePassword(Enabled: false, Unread<LastUse>("N/A"), null, null);
        var account = RootCheckTests.WithKey(CredentialStatus.Active, idle: 0.5).Root(root => root with { Password = Known(password) });

        Assert.Equal(Verdict.Fail, VerdictOf("root.recent-use", account));
    }

    [Theory] // 3. Root checks said nothing at all where root had no credentials or the report said not_supported, or outside "aws".
    [InlineData("root.access-key")]
    [InlineData("root.mfa")]
    [InlineData("root.hardware-mfa")]
    [InlineData("root.recent-use")]
    public void Root_checks_fell_silent(string check)
    {
        AccountBuilder[] accounts =
        [
            Account().Root(root => root with { Password = Known(new ConsolePassword(Enabled: false, Known(LastUse.Never), null, null)) }),
            Account().Root(root => root with { Password = Unread<ConsolePassword>("not_supported") }),
            Account().With(snapshot => snapshot with { Partition = Partition.GovCloud }),
        ];

        Assert.All(accounts, account => Assert.Single(By(check, account)));
    }

    [Fact] // 4. Bedrock keys without an expiry were skipped, and inactive ones failed.
    public void The_keys_that_never_expire_were_the_ones_passed_over()
    {
        Assert.Equal(Verdict.Fail, VerdictOf("service-credential.bedrock", User(user => user.Service("ACCA1", "bedrock.amazonaws.com"))));
        Assert.Empty(By(
            "service-credential.bedrock",
            User(user => user.Service("ACCA1", "bedrock.amazonaws.com", status: CredentialStatus.Inactive))));
    }

    [Fact] // 5. Every service that policies allow counted as used, and so did the services of users whose keys are inactive.
    public void What_was_only_allowed_counted_as_used()
    {
        static UserBuilder Uses(UserBuilder user, params string[] services) => user.With(facts => facts with
        {
            ServicesUsed = Known<IReadOnlyDictionary<string, DateTimeOffset>>(services.ToDictionary(name => name, _ => Ago(1))),
        });

        Assert.Equal(Verdict.Pass, VerdictOf("key.could-be-role", User(user => Uses(user.Key(Key1), "sts", "iam"))));
        Assert.Equal(Verdict.Fail, VerdictOf("key.could-be-role", User(user => Uses(user.Key(Key1), "sts", "s3"))));
        Assert.Empty(By("key.could-be-role", User(user => Uses(user.Key(Key1, status: CredentialStatus.Inactive), "s3"))));
    }

    [Fact] // 6. One user who vanished in mid-scan took the service-specific credentials of all after him along.
    public void One_unreadable_user_hid_the_credentials_of_all_others()
    {
        var account = Account()
            .User("gone", user => user.With(facts => facts with
            {
                ServiceSpecificCredentials = Unread<IReadOnlyList<ServiceSpecificCredential>>("NoSuchEntity"),
            }))
            .User("zoe", user => user.Service("ACCA1", "bedrock.amazonaws.com"));

        var verdicts = By("service-credential.bedrock", account).ToDictionary(f => f.Principal.Name, f => f.Verdict);

        Assert.Equal((Verdict.Unknown, Verdict.Fail), (verdicts["gone"], verdicts["zoe"]));
    }

    [Theory] // 7. The comparison was the wrong way round: used today passed, used two years ago failed.
    [InlineData(0, Verdict.Fail)]
    [InlineData(730, Verdict.Pass)]
    public void A_root_key_used_today_was_in_order_and_one_used_two_years_ago_was_not(double idle, Verdict verdict) =>
        Assert.Equal(verdict, VerdictOf("root.recent-use", RootCheckTests.WithKey(CredentialStatus.Active, idle)));

    [Fact] // 8. Users were joined to keys by a part of the ARN: bob got bobby's keys, and users with a path had none.
    public void Bob_was_charged_with_bobby_s_keys_and_users_with_a_path_with_none()
    {
        var account = Account()
            .User("bob", user => user.Key(Key1))
            .User("bobby", user => user.Key(Key2).Key("AKIAI44QH8DHBEXAMPL3"))
            .User("eve", user => user.Key("AKIAI44QH8DHBEXAMPL4").Key("AKIAI44QH8DHBEXAMPL5").With(facts => facts with
            {
                Principal = facts.Principal with { Arn = "arn:aws:iam::111122223333:user/div/eve" },
            }));

        var verdicts = By("key.multiple-active", account).ToDictionary(finding => finding.Principal.Name, finding => finding.Verdict);

        Assert.Equal((Verdict.Pass, Verdict.Fail, Verdict.Fail), (verdicts["bob"], verdicts["bobby"], verdicts["eve"]));
    }

    [Fact] // 9. Only virtual devices were looked at, so that whoever had a real one failed.
    public void A_real_hardware_key_was_reported_as_none() => Assert.Equal(
        Verdict.Pass,
        VerdictOf("user.mfa-hardware", User(user => user.Password().Mfa(Device("GAHT12345678", MfaDeviceKind.HardwareToken)))));

    [Fact] // 10. Root's password "not_supported" was read as one that is there; here it is unknown and decides nothing.
    public void A_fact_that_is_not_supported_became_true() => Assert.Equal(
        Verdict.Unknown,
        VerdictOf("root.password", Account().Root(root => root with { Password = Unread<ConsolePassword>("not_supported") })
            .With(snapshot => snapshot with { Summary = Unread<IReadOnlyDictionary<string, int>>() })));

    [Fact] // 11. Report slots were matched to key ids by a time of one second's resolution, and the wrong key was deleted.
    public void Two_keys_of_the_same_second_were_taken_for_one_another()
    {
        var account = User(user => user.Key(null, age: 400, idle: 1).Key(null, age: 400, idle: 300));

        var findings = By("key.unused", account);

        Assert.Equal([Verdict.Fail, Verdict.Pass], findings.Select(finding => finding.Verdict).Order().Reverse());
        Assert.All(findings, finding => Assert.Null(finding.CredentialId));
        Assert.Contains("<the key's id>", findings.Single(finding => finding.Verdict == Verdict.Fail).Remediation);
    }

    [Fact] // 12. FIDO keys counted as virtual because their serial number is an ARN.
    public void A_certified_security_key_counted_as_an_app()
    {
        var device = Device("arn:aws:iam::111122223333:u2f/user/alice/key", MfaDeviceKind.Fido, ("FIDO", "L1"));

        Assert.Equal(Verdict.Pass, VerdictOf("user.mfa-hardware", User(user => user.Password().Mfa(device))));
    }

    [Fact] // 12. And only the first two keys were looked at.
    public void The_third_key_was_seen_by_nobody()
    {
        var account = User(user => user.Key(Key1).Key(Key2).Key("AKIAI44QH8DHBEXAMPL3", age: 500));

        Assert.Equal(Verdict.Fail, VerdictOf("key.over-quota", account));
        Assert.Equal("AKIAI44QH8DHBEXAMPL3", Assert.Single(By("key.age", account), f => f.Verdict == Verdict.Fail).CredentialId);
    }

    [Fact] // 13. Everything called u2f counted as hardware, passkeys of a password store among it.
    public void A_synced_passkey_counted_as_hardware()
    {
        var device = Device("arn:aws:iam::111122223333:u2f/user/alice/phone", MfaDeviceKind.Fido);

        Assert.Equal(Verdict.Fail, VerdictOf("user.mfa-hardware", User(user => user.Password().Mfa(device))));
        Assert.Equal(Verdict.Pass, VerdictOf("user.mfa-phishing-resistant", User(user => user.Password().Mfa(device))));
    }

    [Fact] // 14. Boundaries: day 45 exactly was missed by one, day 90 exactly failed in another; CIS says 45 or more, and more than 90.
    public void The_day_of_the_limit_itself_was_judged_by_taste()
    {
        Assert.Equal(Verdict.Fail, VerdictOf("key.unused", User(user => user.Key(Key1, age: 60, idle: 45))));
        Assert.Equal(Verdict.Pass, VerdictOf("key.age", User(user => user.Key(Key1, age: 90))));
    }

    [Fact] // From the issue trackers: the second key's finding overwrote the first's.
    public void The_second_key_s_finding_overwrote_the_first_s() =>
        Assert.Equal(2, By("key.age", User(user => user.Key(Key1, age: 100).Key(Key2, age: 100))).Count);

    [Fact] // From the issue trackers: root's row of the report was judged as a user without MFA.
    public void Root_s_row_was_judged_as_a_user()
    {
        var account = Account().Root(root => root with { MfaActive = Known(false) });

        Assert.DoesNotContain(
            Audit.Evaluate(account.Build(), AuditSettings.Default, Now),
            finding => finding.Principal.Type == PrincipalType.Root
                && !finding.Check.StartsWith("root.", StringComparison.Ordinal));
    }

    private static MfaDevice Device(string serial, MfaDeviceKind kind, params (string Name, string Level)[] certifications) => new(
        serial, kind, null, Known<IReadOnlyDictionary<string, string>>(certifications.ToDictionary(pair => pair.Name, pair => pair.Level)));
}
