using Keytide.Compliance;
using Keytide.Inventory;
using static Keytide.Tests.Compliance.Judged;
using static Keytide.Tests.Support.AccountBuilder;

namespace Keytide.Tests.Compliance;

/// <summary>Checks of the password policy and of the policies in effect.</summary>
public sealed class AccountCheckTests
{
    private const string Admin = "arn:aws:iam::aws:policy/AdministratorAccess";
    private const string Own = "arn:aws:iam::111122223333:policy/own";
    private const string Everything = """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    [Theory]
    [InlineData("password-policy.uppercase")]
    [InlineData("password-policy.lowercase")]
    [InlineData("password-policy.symbol")]
    [InlineData("password-policy.number")]
    [InlineData("password-policy.length")]
    [InlineData("password-policy.reuse")]
    public void A_strict_password_policy_passes_and_AWS_s_default_fails(string check)
    {
        var none = Account().With(snapshot => snapshot with { PasswordPolicy = Known(PasswordPolicy.AwsDefault) });

        Assert.Equal(Verdict.Pass, VerdictOf(check, Account()));
        Assert.Equal(Verdict.Fail, VerdictOf(check, none));
        Assert.Equal(
            Verdict.Unknown, VerdictOf(check, Account().With(snapshot => snapshot with { PasswordPolicy = Unread<PasswordPolicy>() })));
    }

    [Theory]
    [InlineData("password-policy.length", 13, 24, Verdict.Fail)]
    [InlineData("password-policy.length", 14, 24, Verdict.Pass)]
    [InlineData("password-policy.reuse", 14, 23, Verdict.Fail)]
    [InlineData("password-policy.reuse", 14, 24, Verdict.Pass)]
    public void The_figures_of_the_password_policy_include_their_limits(string check, int length, int reuse, Verdict verdict)
    {
        var policy = new PasswordPolicy { IsCustom = true, MinimumLength = length, ReusePrevention = reuse };

        Assert.Equal(verdict, VerdictOf(check, Account().With(snapshot => snapshot with { PasswordPolicy = Known(policy) })));
    }

    [Theory]
    [InlineData(null, Verdict.Fail)]
    [InlineData(91, Verdict.Fail)]
    [InlineData(90, Verdict.Pass)]
    public void Expiry_is_asked_for_only_where_wanted(int? days, Verdict verdict)
    {
        var policy = new PasswordPolicy { IsCustom = true, MinimumLength = 14, MaximumAgeDays = days };
        var account = Account().With(snapshot => snapshot with { PasswordPolicy = Known(policy) });

        Assert.Equal(verdict, VerdictOf("password-policy.expiry", account));
        Assert.DoesNotContain(Audit.Evaluate(account.Build(), AuditSettings.Default, Now), f => f.Check == "password-policy.expiry");
    }

    [Fact]
    public void A_policy_for_everything_fails_where_it_is_attached()
    {
        Assert.Equal(Verdict.Fail, VerdictOf("policy.full-admin", Account().Policy(Own, Everything)));
        Assert.Equal(Verdict.Pass, VerdictOf("policy.full-admin", Account().Policy(Own, Everything, attachments: 0, boundaries: 3)));
        Assert.Equal(Verdict.Fail, VerdictOf("policy.full-admin", Account().Policy(Admin, Everything)));
        Assert.Equal(Verdict.Pass, VerdictOf("policy.full-admin", Account().Policy(Admin, Everything), ("awsManaged", 0)));
    }

    [Fact]
    public void Inline_policies_of_users_and_groups_count_each_as_itself()
    {
        var account = Account()
            .Group("staff", inline: [("all", Everything), ("more", Everything)])
            .User("alice", user => user.Inline("all", Everything));

        var findings = By("policy.full-admin", account);

        Assert.Equal(3, findings.Select(finding => finding.Id).Distinct().Count());
        Assert.All(findings, finding => Assert.Equal(Verdict.Fail, finding.Verdict));
    }

    [Fact]
    public void A_condition_is_told_and_excuses_nothing()
    {
        const string Conditional =
            """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}""";

        var finding = One("policy.full-admin", Account().Policy(Own, Conditional));

        Assert.Equal(
            (Verdict.Fail, "Policy own allows every action on every resource, under conditions on aws:MultiFactorAuthPresent."),
            (finding.Verdict, finding.Message));
    }

    [Fact]
    public void A_malformed_policy_is_unknown_and_never_counts_as_harmless() =>
        Assert.Equal(Verdict.Unknown, VerdictOf("policy.full-admin", Account().Policy(Own, """{"Statement":""")));

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":["s3:*","ec2:Describe*"],"Resource":"arn:aws:s3:::b/*"}""", "allows every action of s3")]
    [InlineData("""{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}""", "allows every action of all services but iam")]
    [InlineData("""{"Effect":"Deny","Action":"s3:*","Resource":"*"}""", null)]
    [InlineData("""{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}""", null)]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"}""", null)]
    public void All_of_a_service_is_more_than_anybody_needs(string statement, string? said)
    {
        var finding = One("policy.service-wildcard", Account().Policy(Own, $$"""{"Statement":[{{statement}}]}"""));

        Assert.Equal(said is null ? Verdict.Pass : Verdict.Fail, finding.Verdict);
        Assert.Contains(said ?? "No policy", finding.Message);
    }

    [Fact]
    public void AWS_s_own_wildcards_are_AWS_s_business() => Assert.Equal(
        Verdict.Pass,
        VerdictOf("policy.service-wildcard", Account().Policy(
            "arn:aws:iam::aws:policy/AmazonS3FullAccess", """{"Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""")));

    [Fact]
    public void CloudShell_fails_where_its_policy_is_attached_and_names_who_has_it()
    {
        const string CloudShell = "arn:aws:iam::aws:policy/AWSCloudShellFullAccess";
        var account = Account().Policy(CloudShell, "{}", attachments: 3).Group("staff", [CloudShell])
            .User("bob", user => user.Attached(CloudShell));

        Assert.Equal(
            "Policy AWSCloudShellFullAccess is attached to 3 identities, among them group staff, user bob.",
            One("policy.cloudshell", account).Message);
        Assert.Equal(Verdict.Pass, VerdictOf("policy.cloudshell", Account().Policy(CloudShell, "{}", attachments: 0)));
    }

    [Fact]
    public void CloudShell_on_a_user_fails_although_the_policies_were_not_read()
    {
        var account = Account().With(snapshot => snapshot with { Policies = Unread<IReadOnlyList<ManagedPolicy>>() });

        Assert.Equal(Verdict.Unknown, VerdictOf("policy.cloudshell", account));
        account.User("bob", user => user.Attached("arn:aws:iam::aws:policy/AWSCloudShellFullAccess"));
        Assert.Equal(Verdict.Fail, VerdictOf("policy.cloudshell", account));
    }
}
