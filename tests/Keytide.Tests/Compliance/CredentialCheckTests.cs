using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Tests.Support;
using static Keytide.Tests.Compliance.Judged;
using static Keytide.Tests.Support.AccountBuilder;

namespace Keytide.Tests.Compliance;

/// <summary>Checks of certificates, SSH keys, service-specific credentials and unassigned devices.</summary>
public sealed class CredentialCheckTests
{
    private const double Second = 1.0 / 86_400;
    private const string Git = """{"Statement":[{"Effect":"Allow","Action":"codecommit:GitPull","Resource":"*"}]}""";

    [Theory]
    [InlineData("certificate.signing", 90, Verdict.Pass)]
    [InlineData("certificate.signing", 90 + Second, Verdict.Fail)]
    [InlineData("ssh-key.age", 90, Verdict.Pass)]
    [InlineData("ssh-key.age", 90 + Second, Verdict.Fail)]
    [InlineData("service-credential.codecommit", 90, Verdict.Pass)]
    [InlineData("service-credential.codecommit", 90 + Second, Verdict.Fail)]
    [InlineData("service-credential.keyspaces", 90 + Second, Verdict.Fail)]
    [InlineData("service-credential.other", 90 + Second, Verdict.Fail)]
    public void Every_kind_may_be_as_old_as_the_limit_to_the_second(string check, double age, Verdict verdict)
    {
        var account = User(user => user
            .Certificate("CERT1", age)
            .Ssh("APKA1", age)
            .Service("ACCA1", "codecommit.amazonaws.com", age)
            .Service("ACCA2", "cassandra.amazonaws.com", age)
            .Service("ACCA3", "new-service.amazonaws.com", age));

        Assert.Equal(verdict, VerdictOf(check, account));
    }

    [Theory]
    [InlineData("certificate.signing")]
    [InlineData("ssh-key.age")]
    [InlineData("service-credential.codecommit")]
    public void What_is_inactive_gets_no_finding(string check) => Assert.Empty(By(check, User(user => user
        .Certificate("CERT1", 900, CredentialStatus.Inactive)
        .Ssh("APKA1", 900, CredentialStatus.Inactive)
        .Service("ACCA1", "codecommit.amazonaws.com", 900, status: CredentialStatus.Inactive))));

    [Theory]
    [InlineData(null, Verdict.Fail)]
    [InlineData(29.0, Verdict.Pass)]
    [InlineData(29 + Second, Verdict.Fail)]
    public void A_Bedrock_key_expires_within_thirty_days_of_its_making(double? expiresIn, Verdict verdict) => Assert.Equal(
        verdict, VerdictOf("service-credential.bedrock", User(user => user.Service("ACCA1", "bedrock.amazonaws.com", age: 1, expiresIn))));

    [Fact]
    public void A_Bedrock_key_past_its_expiry_is_harmless() => Assert.Empty(
        By("service-credential.bedrock", User(user => user.Service("ACCA1", "bedrock.amazonaws.com", age: 100, expiresIn: -1))));

    [Fact]
    public void A_Logs_key_has_a_limit_of_its_own() => Assert.Equal(
        Verdict.Pass,
        VerdictOf("service-credential.logs", User(user => user.Service("ACCA1", "logs.amazonaws.com", age: 1, expiresIn: 89))));

    [Fact]
    public void No_service_credential_at_all_is_asked_for_only_where_wanted()
    {
        var account = User(user => user.Service("ACCA1", "codecommit.amazonaws.com"));

        Assert.Equal(Verdict.Fail, VerdictOf("service-credential.any", account));
        Assert.DoesNotContain(Audit.Evaluate(account.Build(), AuditSettings.Default, Now), f => f.Check == "service-credential.any");
    }

    [Fact]
    public void SSH_keys_that_were_not_read_are_unknown_where_a_policy_names_CodeCommit_and_no_matter_elsewhere()
    {
        static UserBuilder Unasked(UserBuilder user) =>
            user.With(facts => facts with { SshPublicKeys = Unread<IReadOnlyList<SshPublicKey>>("not asked") });

        Assert.Equal(Verdict.Unknown, VerdictOf("ssh-key.age", User(user => Unasked(user.Inline("git", Git)))));
        Assert.Empty(By("ssh-key.age", User(Unasked)));
        Assert.Equal(
            Verdict.Unknown,
            VerdictOf("ssh-key.age", User(user => Unasked(user).With(facts => facts with { Permissions = Unread<UserPermissions>() }))));
    }

    [Fact]
    public void Certificates_known_only_as_slots_are_told_apart()
    {
        var findings = By("certificate.signing", User(user => user.Certificate(null, 100).Certificate(null, 200)));

        Assert.Equal(2, findings.Select(finding => finding.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(Second, Verdict.Pass, Verdict.Fail)]
    [InlineData(30, Verdict.Pass, Verdict.Fail)]
    [InlineData(30 + Second, Verdict.Pass, Verdict.Pass)]
    public void A_server_certificate_is_expiring_before_it_is_expired(double left, Verdict expired, Verdict expiring)
    {
        var account = WithCertificate(Ago(-left));

        Assert.Equal(expired, VerdictOf("server-certificate.expired", account));
        Assert.Equal(expiring, VerdictOf("server-certificate.expiring", account));
    }

    [Fact]
    public void A_server_certificate_is_expired_from_the_instant_on()
    {
        Assert.Equal(Verdict.Fail, VerdictOf("server-certificate.expired", WithCertificate(Now)));
        Assert.Empty(By("server-certificate.expiring", WithCertificate(Now)));
        Assert.Equal(Verdict.Unknown, VerdictOf("server-certificate.expired", WithCertificate(null)));
    }

    [Fact]
    public void An_account_without_server_certificates_has_nothing_to_judge() =>
        Assert.Equal(Verdict.NotApplicable, VerdictOf("server-certificate.expired", Account()));

    [Fact]
    public void Each_unassigned_device_is_told_with_the_command_that_deletes_it()
    {
        var account = Account().With(snapshot => snapshot with
        {
            UnassignedMfaDevices = List("arn:aws:iam::111122223333:mfa/a", "arn:aws:iam::111122223333:mfa/b c"),
        });

        var findings = By("mfa.unassigned", account);

        Assert.Equal(2, findings.Count);
        Assert.EndsWith("--serial-number 'arn:aws:iam::111122223333:mfa/b c'", findings[1].Remediation);
        Assert.Equal(Verdict.Pass, VerdictOf("mfa.unassigned", Account()));
    }

    private static AccountBuilder WithCertificate(DateTimeOffset? expires) => Account().With(snapshot => snapshot with
    {
        ServerCertificates = List(new ServerCertificate("ASCA1", "web", "arn:aws:iam::111122223333:server-certificate/web", null, expires)),
    });
}
