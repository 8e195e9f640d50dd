using Keytide.Compliance;
using Keytide.Settings;
using Keytide.Tests.Support;

namespace Keytide.Tests.Settings;

public sealed class SettingsReaderTests
{
    private static readonly DateTimeOffset Now = AccountBuilder.Now;

    [Fact]
    public void The_example_of_the_guide_is_read_whole()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "guide", "keytide.yaml"));

        var settings = SettingsReader.Read(text, "keytide.yaml", Now, out var problems);

        Assert.Empty(problems);
        Assert.Equal("KeytideAudit", settings.Organization.Role);
        Assert.Equal(["owner", "team"], settings.Audit.RequiredTags);
        Assert.Equal(90, settings.Audit.Checks["key.age"].Thresholds["days"]);
        Assert.Equal((true, false), (settings.Audit.Checks["key.age-year"].IsOn, settings.Audit.Checks["password-policy.expiry"].IsOn));
        Assert.Equal(0, settings.Audit.Checks["policy.full-admin"].Thresholds["awsManaged"]);
        Assert.Equal(2, settings.Audit.Suppressions.Count);
        Assert.Equal("keytide.yaml:46", settings.Audit.Suppressions[0].Origin);
        Assert.Equal((true, "dev-*"), (settings.Audit.Suppressions[1].IsPattern, settings.Audit.Suppressions[1].Subject));
        Assert.Equal("platform", settings.Audit.Suppressions[1].Tags["team"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("---\n")]
    [InlineData("audit:\nsuppressions:\n")]
    [InlineData("audit:\n  checks:\n")]
    public void A_file_that_says_nothing_leaves_every_default(string text)
    {
        var settings = SettingsReader.Read(text, "f", Now);

        Assert.Equal("KeytideAudit", settings.Organization.Role);
        Assert.Empty(settings.Audit.Checks);
        Assert.Empty(settings.Audit.Suppressions);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once_each_with_its_place_and_what_would_be_right()
    {
        var fault = Assert.Throws<KeytideException>(() => SettingsReader.Read(
            """
            audti: {}
            audit:
              rol: x
              checks:
                key.aeg: { days: 3 }
                key.age: { days: soon, severity: hihg, dayz: 1 }
                key.unused: maybe
                user.tags: [1]
            suppressions:
              - check: key.age
                subject: bob
              - check: key.agee
                owner: me
                reason: ""
                expires: 2027-01-01
                account: 1234
            """,
            "keytide.yaml",
            Now));

        Golden.Golden.Check(fault.Message + "\n" + fault.Hint + "\n", "everything-wrong");
    }

    [Theory]
    [InlineData("2026-06-01", true)]
    [InlineData("2026-06-02", false)]
    [InlineData("2020-01-01", true)]
    [InlineData("31.12.2025", false)]
    [InlineData("2025-13-01", false)]
    [InlineData("soon", false)]
    public void A_suppression_ends_on_a_day_at_most_a_year_ahead(string day, bool accepted)
    {
        var text = $"suppressions:\n  - {{ check: key.age, subject: bob, owner: me, reason: because, expires: {day} }}";

        SettingsReader.Read(text, "f", Now, out var problems);

        Assert.Equal(accepted, problems.Count == 0);
    }

    [Fact]
    public void A_suppression_holds_to_the_end_of_its_last_day()
    {
        const string Text = "suppressions:\n  - { check: key.age, subject: bob, owner: me, reason: because, expires: 2025-06-30 }";

        var suppression = Assert.Single(SettingsReader.Read(Text, "f", Now).Audit.Suppressions);

        Assert.Equal(new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(-1), suppression.Expires);
    }

    [Theory]
    [InlineData("a: &x 1\nb: *x\n", "Anchors and aliases")]
    [InlineData("audit: *x\n", "")]
    [InlineData("audit: !!set {}\n", "Tags")]
    [InlineData("audit: {}\n---\naudit: {}\n", "more than one YAML document")]
    [InlineData("audit: {}\naudit: {}\n", "second time")]
    [InlineData("audit: [\n", "not YAML")]
    [InlineData("audit:\n\t- x\n", "not YAML")]
    [InlineData("- audit\n", "must be a map")]
    [InlineData("? [a]\n: 1\n", "A key must be text")]
    public void What_is_not_plain_settings_is_refused(string text, string said)
    {
        SettingsReader.Read(text, "f", Now, out var problems);

        Assert.Contains(said, Assert.Single(problems).Message);
    }

    [Fact]
    public void A_bomb_is_refused_at_its_limit_and_not_expanded()
    {
        string[] bombs =
        [
            new('#', 1_048_577),
            "audit: " + new string('[', 2000) + new string(']', 2000),
            "audit: [" + string.Concat(Enumerable.Repeat("1,", 60_000)) + "1]",
            "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n",
        ];

        Assert.All(bombs, bomb =>
        {
            SettingsReader.Read(bomb, "f", Now, out var problems);
            Assert.Single(problems);
        });
    }

    [Fact]
    public void No_text_whatever_makes_the_reader_fail_otherwise_than_by_telling()
    {
        const string Alphabet = "ab:-[]{}&*!'\"\n #,|>%?@`~\t0\\";
        var chance = new SeededEntropy(7);
        for (var round = 0; round < 3000; round++)
        {
            var length = (int)(chance.NextDouble() * 40);
            var text = string.Concat(Enumerable.Range(0, length).Select(_ => Alphabet[(int)(chance.NextDouble() * Alphabet.Length)]));

            Assert.NotNull(SettingsReader.Read(text, "f", Now, out _));
        }
    }

    [Fact]
    public void An_account_keeps_its_leading_zero_without_quotes()
    {
        var settings = SettingsReader.Read("audit:\n  skipAccounts: [012345678901]\n", "f", Now);

        Assert.Equal(AccountId.Parse("012345678901"), Assert.Single(settings.Organization.SkippedAccounts));
    }

    [Fact]
    public void Settings_reach_the_checks()
    {
        const string Text = "audit:\n  checks:\n    key.age: { days: 10, severity: critical }\n    user.exists: off\n";
        var settings = SettingsReader.Read(Text, "f", Now);
        var account = new AccountBuilder().User("alice", user => user.Key("AKIAIOSFODNN7EXAMPLE", age: 20)).Build();

        var findings = Audit.Evaluate(account, settings.Audit, Now);

        var age = Assert.Single(findings, finding => finding.Check == "key.age");
        Assert.Equal((Verdict.Fail, Severity.Critical), (age.Verdict, age.Severity));
        Assert.DoesNotContain(findings, finding => finding.Check == "user.exists");
    }
}
