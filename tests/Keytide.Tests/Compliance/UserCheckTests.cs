using Keytide.Compliance;
using Keytide.Inventory;
using static Keytide.Tests.Compliance.Judged;
using static Keytide.Tests.Support.AccountBuilder;

namespace Keytide.Tests.Compliance;

public sealed class UserCheckTests
{
    private const double Second = 1.0 / 86_400;
    private const string Everything = """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string EverythingFromHome = """
        {"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}}]}
        """;

    [Theory]
    [InlineData(45 - Second, Verdict.Pass)]
    [InlineData(45, Verdict.Fail)]
    public void A_password_unused_for_the_limit_fails_from_the_very_second(double idle, Verdict verdict) =>
        Assert.Equal(verdict, VerdictOf("password.unused", User(user => user.Password(age: 100, idle))));

    [Theory]
    [InlineData(45 - Second, Verdict.Pass)]
    [InlineData(45, Verdict.Fail)]
    public void A_password_never_used_counts_from_when_it_was_set(double age, Verdict verdict) =>
        Assert.Equal(verdict, VerdictOf("password.never-used", User(user => user.Created(900).Password(age, used: false))));

    [Theory]
    [InlineData("password.unused")]
    [InlineData("password.never-used")]
    [InlineData("password.age")]
    [InlineData("user.mfa-console")]
    [InlineData("user.mfa-hardware")]
    [InlineData("user.admin-without-mfa")]
    public void A_user_without_a_password_gets_no_finding_about_it(string check)
    {
        var account = User(user => user.Key(Key1)).With(snapshot => snapshot with { PasswordPolicy = Expiring(90) });

        Assert.Empty(By(check, account));
    }

    [Theory]
    [InlineData(90, Verdict.Pass)]
    [InlineData(90 + Second, Verdict.Fail)]
    public void A_password_is_due_when_the_account_s_policy_says_so(double age, Verdict verdict) => Assert.Equal(
        verdict,
        VerdictOf("password.age", User(user => user.Password(age)).With(snapshot => snapshot with { PasswordPolicy = Expiring(90) })));

    [Fact]
    public void Where_passwords_live_for_ever_their_age_does_not_apply() =>
        Assert.Equal(Verdict.NotApplicable, VerdictOf("password.age", User(user => user.Password(age: 2000))));

    [Fact]
    public void A_next_rotation_that_has_passed_fails_although_the_policy_was_not_read()
    {
        var password = new ConsolePassword(Enabled: true, Known(LastUse.Never), Ago(91), Ago(1));
        var account = User(user => user.With(facts => facts with { Password = Known(password) }))
            .With(snapshot => snapshot with { PasswordPolicy = Unread<PasswordPolicy>() });

        Assert.Equal(Verdict.Fail, VerdictOf("password.age", account));
    }

    [Fact]
    public void A_console_user_needs_MFA_of_any_kind()
    {
        Assert.Equal(Verdict.Fail, VerdictOf("user.mfa-console", User(user => user.Password())));
        Assert.Equal(Verdict.Pass, VerdictOf("user.mfa-console", User(user => user.Password().Mfa())));
    }

    [Fact]
    public void A_password_that_was_not_read_leaves_MFA_open() => Assert.Equal(
        Verdict.Unknown,
        VerdictOf(
            "user.mfa-console", User(user => user.With(facts => facts with { Password = Unread<ConsolePassword>() }))));

    [Theory]
    [InlineData(MfaDeviceKind.Fido, Verdict.Pass)]
    [InlineData(MfaDeviceKind.HardwareToken, Verdict.Fail)]
    [InlineData(MfaDeviceKind.Virtual, Verdict.Fail)]
    [InlineData(MfaDeviceKind.Unknown, Verdict.Unknown)]
    public void Only_FIDO_cannot_be_phished(MfaDeviceKind kind, Verdict verdict) => Assert.Equal(
        verdict, VerdictOf("user.mfa-phishing-resistant", User(user => user.Password().Mfa(Device(kind, certified: null)))));

    [Theory]
    [InlineData(MfaDeviceKind.HardwareToken, null, Verdict.Pass)]
    [InlineData(MfaDeviceKind.Fido, true, Verdict.Pass)]
    [InlineData(MfaDeviceKind.Fido, false, Verdict.Fail)]
    [InlineData(MfaDeviceKind.Fido, null, Verdict.Unknown)]
    [InlineData(MfaDeviceKind.Virtual, null, Verdict.Fail)]
    public void Hardware_is_a_token_or_a_certified_key(MfaDeviceKind kind, bool? certified, Verdict verdict) => Assert.Equal(
        verdict, VerdictOf("user.mfa-hardware", User(user => user.Password().Mfa(Device(kind, certified)))));

    [Fact]
    public void Every_user_needs_MFA_only_where_asked_for()
    {
        var account = User(user => user.Key(Key1));

        Assert.Equal(Verdict.Fail, VerdictOf("user.mfa-all", account));
        Assert.DoesNotContain(
            Audit.Evaluate(account.Build(), AuditSettings.Default, Now), finding => finding.Check == "user.mfa-all");
    }

    [Fact]
    public void A_user_is_a_person_or_a_machine()
    {
        Assert.Equal(Verdict.Fail, VerdictOf("user.password-and-key", User(user => user.Password().Key(Key1))));
        Assert.Equal(
            Verdict.Pass,
            VerdictOf("user.password-and-key", User(user => user.Password().Key(Key1, status: CredentialStatus.Inactive))));
        Assert.Equal(Verdict.Pass, VerdictOf("user.password-and-key", User(user => user.Key(Key1))));
        Assert.Empty(By("user.password-and-key", User(user => user)));
    }

    [Fact]
    public void An_administrator_with_a_key_fails_and_is_said_to_be_one_through_what()
    {
        var account = Account().Group("admins", inline: [("all", Everything)]).User("alice", user => user.Key(Key1).In("admins"));

        var finding = One("user.admin-with-key", account);

        Assert.Equal(
            (Verdict.Fail, "User alice may do everything through all (group admins), and has 1 active access key."),
            (finding.Verdict, finding.Message));
    }

    [Fact]
    public void A_conditional_administrator_fails_and_is_said_to_be_conditional() => Assert.Contains(
        "under conditions on aws:SourceIp",
        One("user.admin-with-key", User(user => user.Key(Key1).Inline("all", EverythingFromHome))).Message);

    [Fact]
    public void An_administrator_without_MFA_fails_with_a_password_and_not_without()
    {
        Assert.Equal(Verdict.Fail, VerdictOf("user.admin-without-mfa", User(user => user.Password().Inline("all", Everything))));
        Assert.Equal(
            Verdict.Pass, VerdictOf("user.admin-without-mfa", User(user => user.Password().Mfa().Inline("all", Everything))));
        Assert.Equal(Verdict.Pass, VerdictOf("user.admin-without-mfa", User(user => user.Password())));
    }

    [Fact]
    public void A_malformed_policy_leaves_administration_open() =>
        Assert.Equal(Verdict.Unknown, VerdictOf("user.admin-with-key", User(user => user.Key(Key1).Inline("all", "{"))));

    [Fact]
    public void Policies_belong_on_groups()
    {
        Assert.Equal(Verdict.Fail, VerdictOf("user.direct-policies", User(user => user.Inline("all", Everything))));
        Assert.Equal(
            Verdict.Fail, VerdictOf("user.direct-policies", User(user => user.Attached("arn:aws:iam::aws:policy/ReadOnlyAccess"))));
        Assert.Equal(Verdict.Pass, VerdictOf("user.direct-policies", User(user => user.In("staff"))));
    }

    [Fact]
    public void Tags_apply_only_where_some_are_required()
    {
        var account = User(user => user.Tag("team", "web").Tag("owner", " ")).Build();
        var settings = SettingsFor("user.tags");

        Assert.Equal(Verdict.NotApplicable, Tags(settings).Verdict);
        Assert.Equal(Verdict.Pass, Tags(settings with { RequiredTags = ["team"] }).Verdict);
        Assert.Equal("User alice lacks the tags owner, Team.", Tags(settings with { RequiredTags = ["owner", "Team"] }).Message);

        Finding Tags(AuditSettings with) =>
            Assert.Single(Audit.Evaluate(account, with, Now), finding => finding.Check == "user.tags");
    }

    [Fact]
    public void A_boundary_is_asked_of_users_with_keys()
    {
        Assert.Equal(Verdict.Fail, VerdictOf("user.boundary", User(user => user.Key(Key1))));
        Assert.Equal(Verdict.Pass, VerdictOf("user.boundary", User(user => user.Key(Key1).Boundary("arn:aws:iam::1:policy/b"))));
        Assert.Empty(By("user.boundary", User(user => user.Password())));
    }

    [Theory]
    [InlineData(7 - Second, Verdict.Pass)]
    [InlineData(7, Verdict.Fail)]
    public void A_user_without_any_credential_is_stale_after_a_week(double age, Verdict verdict) =>
        Assert.Equal(verdict, VerdictOf("user.stale", User(user => user.Created(age))));

    [Fact]
    public void Any_credential_keeps_a_user_and_an_unread_one_leaves_it_open()
    {
        Assert.Equal(Verdict.Pass, VerdictOf("user.stale", User(user => user.Service("ACCA1", "bedrock.amazonaws.com"))));
        Assert.Equal(
            Verdict.Unknown,
            VerdictOf("user.stale", User(user => user.With(facts => facts with
            {
                ServiceSpecificCredentials = Unread<IReadOnlyList<ServiceSpecificCredential>>(),
            }))));
    }

    [Fact]
    public void Users_are_told_once_for_the_account_and_break_nothing()
    {
        var finding = One("user.exists", User(user => user.Password()).User("bot", user => user.Key(Key1)));

        Assert.Equal(Severity.Informational, finding.Severity);
        Assert.Equal("The account has 2 IAM users: 1 with a console password, 1 with an active access key.", finding.Message);
    }

    private static Fact<PasswordPolicy> Expiring(int days) =>
        Known(new PasswordPolicy { IsCustom = true, MinimumLength = 14, MaximumAgeDays = days });

    private static MfaDevice Device(MfaDeviceKind kind, bool? certified)
    {
        var certifications = new Dictionary<string, string>();
        if (certified == true)
        {
            certifications.Add("FIPS-140-2", "L2");
        }

        return new MfaDevice(
            "GAKT0000",
            kind,
            null,
            certified is null
                ? Unread<IReadOnlyDictionary<string, string>>("not asked")
                : Known<IReadOnlyDictionary<string, string>>(certifications));
    }
}
