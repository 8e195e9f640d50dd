using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Tests.Support;
using static Keytide.Tests.Compliance.Judged;
using static Keytide.Tests.Support.AccountBuilder;

namespace Keytide.Tests.Compliance;

public sealed class RootCheckTests
{
    private const double Second = 1.0 / 86_400;

    [Fact]
    public void A_root_in_good_order_passes_every_check_of_root()
    {
        var findings = Audit.Evaluate(Account().Build(), AuditSettings.Default, Now)
            .Where(finding => finding.Check.StartsWith("root.", StringComparison.Ordinal));

        Assert.All(findings, finding => Assert.Equal(Verdict.Pass, finding.Verdict));
    }

    [Fact]
    public void A_root_key_fails_active_or_not()
    {
        Assert.Equal(Verdict.Fail, VerdictOf("root.access-key", WithKey(CredentialStatus.Inactive)));
        Assert.Equal(
            Verdict.Fail, VerdictOf("root.access-key", Account().Root(root => root with { AccessKeyPresent = Known(true) })));
    }

    [Fact]
    public void A_report_without_a_root_key_proves_nothing_without_the_summary() => Assert.Equal(
        Verdict.Unknown,
        VerdictOf("root.access-key", Account().Root(root => root with { AccessKeyPresent = Unread<bool>() })));

    [Fact]
    public void A_root_key_in_the_report_fails_without_the_summary()
    {
        var account = WithKey(CredentialStatus.Active).Root(root => root with { AccessKeyPresent = Unread<bool>() });

        Assert.Equal(Verdict.Fail, VerdictOf("root.access-key", account));
    }

    [Theory]
    [InlineData("root.mfa")]
    [InlineData("root.hardware-mfa")]
    public void A_root_without_any_credential_needs_no_MFA(string check) =>
        Assert.Equal(Verdict.Pass, VerdictOf(check, WithoutCredentials().Root(root => root with { MfaActive = Known(false) })));

    [Theory]
    [InlineData("root.mfa")]
    [InlineData("root.hardware-mfa")]
    public void A_root_with_a_password_and_no_MFA_fails(string check) =>
        Assert.Equal(Verdict.Fail, VerdictOf(check, Account().Root(root => root with { MfaActive = Known(false) })));

    [Theory]
    [InlineData("root.mfa")]
    [InlineData("root.hardware-mfa")]
    public void MFA_that_was_not_read_is_unknown(string check) =>
        Assert.Equal(Verdict.Unknown, VerdictOf(check, Account().Root(root => root with { MfaActive = Unread<bool>() })));

    [Fact]
    public void A_virtual_device_of_root_is_MFA_and_not_hardware()
    {
        var account = Account().Root(root => root with { MfaIsHardware = Known(false) });

        Assert.Equal(Verdict.Pass, VerdictOf("root.mfa", account));
        Assert.Equal(Verdict.Fail, VerdictOf("root.hardware-mfa", account));
    }

    [Theory]
    [InlineData(90 - Second, Verdict.Fail)]
    [InlineData(90, Verdict.Pass)]
    public void Root_must_have_rested_for_the_whole_limit(double idle, Verdict verdict) => Assert.Equal(
        verdict,
        VerdictOf("root.recent-use", Account().Root(root => root with { Password = Password(Known(new LastUse(Ago(idle)))) })));

    [Fact]
    public void Recent_use_of_root_fails_although_another_last_use_is_unknown()
    {
        var account = WithKey(CredentialStatus.Active, idle: 1)
            .Root(root => root with { Password = Password(Unread<LastUse>("not_supported")) });

        Assert.Equal(Verdict.Fail, VerdictOf("root.recent-use", account));
    }

    [Fact]
    public void An_unknown_last_use_of_root_is_not_never()
    {
        var account = Account().Root(root => root with { Password = Password(Unread<LastUse>("not_supported")) });

        Assert.Equal(Verdict.Unknown, VerdictOf("root.recent-use", account));
    }

    [Fact]
    public void Central_root_access_does_not_apply_outside_the_management_account()
    {
        var unread = Account().With(snapshot => snapshot with { OrganizationRootFeatures = Unread<IReadOnlyList<string>>() });

        Assert.Equal(Verdict.Unknown, VerdictOf("root.centralized", unread));
        Assert.Equal(
            Verdict.NotApplicable, VerdictOf("root.centralized", unread.With(snapshot => snapshot with { ManagesOrganization = false })));
    }

    [Fact]
    public void Central_root_access_needs_both_features() => Assert.Equal(
        Verdict.Fail,
        VerdictOf(
            "root.centralized",
            Account().With(snapshot => snapshot with { OrganizationRootFeatures = List("RootSessions") })));

    [Fact]
    public void A_signing_certificate_of_root_fails_by_the_report_or_by_the_summary()
    {
        var certificate = new SigningCertificate(null, CredentialStatus.Active, Ago(10));
        var summary = new Dictionary<string, int> { ["AccountSigningCertificatesPresent"] = 1 };

        Assert.Equal(
            Verdict.Fail,
            VerdictOf("root.signing-certificate", Account().Root(root => root with { SigningCertificates = List(certificate) })));
        Assert.Equal(
            Verdict.Fail,
            VerdictOf(
                "root.signing-certificate",
                Account().With(snapshot => snapshot with { Summary = Known<IReadOnlyDictionary<string, int>>(summary) })));
    }

    [Fact]
    public void A_root_password_is_a_fault_only_where_asked_for()
    {
        Assert.DoesNotContain(Audit.Evaluate(Account().Build(), AuditSettings.Default, Now), finding => finding.Check == "root.password");
        Assert.Equal(Verdict.Fail, VerdictOf("root.password", Account()));
        Assert.Equal(Verdict.Pass, VerdictOf("root.password", WithoutCredentials()));
    }

    internal static AccountBuilder WithKey(CredentialStatus status, double idle = 400) => Account().Root(root => root with
    {
        AccessKeyPresent = Known(true),
        AccessKeys = List(new AccessKey(
            null, status, Known(Ago(900)), Known(new LastUse(Ago(idle))))),
    });

    private static AccountBuilder WithoutCredentials() => Account().Root(root => root with
    {
        Password = Known(new ConsolePassword(Enabled: false, Known(LastUse.Never), null, null)),
    });

    private static Fact<ConsolePassword> Password(Fact<LastUse> lastUse) =>
        Known(new ConsolePassword(Enabled: true, lastUse, null, null));
}
