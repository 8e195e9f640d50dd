using System.Text;
using System.Text.RegularExpressions;
using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Tests.Support;
using static Keytide.Tests.Support.AccountBuilder;

namespace Keytide.Tests.Compliance;

public sealed partial class CheckCatalogTests
{
    [Fact]
    public void Every_check_of_the_folder_is_in_the_catalog_once()
    {
        var written = typeof(ICheck).Assembly.GetTypes().Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(ICheck)));

        Assert.Equal(
            written.Select(type => type.Name).Order(), CheckCatalog.All.Select(check => check.GetType().Name).Order());
        Assert.Distinct(CheckCatalog.Descriptions.Select(check => check.Id));
    }

    [Fact]
    public void Every_description_is_whole_and_named_in_the_house_style() => Assert.All(CheckCatalog.Descriptions, check =>
    {
        Assert.Matches(Name(), check.Id);
        Assert.False(check.Title.EndsWith('.'), check.Title);
        Assert.All([check.Criterion, check.Why], text => Assert.EndsWith(".", text));
        Assert.StartsWith("Fails ", check.Criterion);
        Assert.NotEmpty(check.Remediation);
        Assert.All(check.Thresholds, threshold => Assert.InRange(threshold.Default, threshold.Least, threshold.Most));
        Assert.All(
            check.Thresholds.Where(threshold => !threshold.IsSwitch && threshold.Name != "graceDays"),
            threshold => Assert.Contains($"`{threshold.Name}`", check.Criterion));
    });

    [Fact]
    public void The_crosswalk_names_only_checks_that_exist() =>
        Assert.All(Crosswalk.Checks, check => Assert.NotNull(CheckCatalog.Find(check)));

    [Fact]
    public void No_control_is_named_twice_by_a_check() =>
        Assert.All(Crosswalk.Checks, check => Assert.Distinct(Crosswalk.Of(check)));

    [Theory]
    [InlineData("key.age", "1.2.0", "1.4")]
    [InlineData("key.age", "3.0.0", "1.14")]
    [InlineData("key.age", "5.0.0", "1.13")]
    [InlineData("key.age", "6.0.0", "2.13")]
    [InlineData("key.age", "7.0.0", "2.12")]
    [InlineData("key.multiple-active", "6.0.0", "2.12")]
    [InlineData("key.multiple-active", "7.0.0", null)]
    [InlineData("key.at-user-creation", "7.0.0", null)]
    [InlineData("root.centralized", "7.0.0", "2.1.1")]
    [InlineData("root.centralized", "6.0.0", null)]
    [InlineData("policy.cloudshell", "1.5.0", null)]
    [InlineData("policy.cloudshell", "2.0.0", "1.22")]
    public void A_control_has_the_number_of_each_version_and_none_where_it_was_dropped(string check, string version, string? id) =>
        Assert.Equal(id, Crosswalk.Of(check).SingleOrDefault(c => c.Framework == Crosswalk.Cis && c.Version == version)?.Id);

    [Fact]
    public void The_whole_crosswalk_is_agreed_on()
    {
        var text = new StringBuilder();
        foreach (var check in CheckCatalog.Descriptions)
        {
            text.Append(check.Id).Append('\n');
            foreach (var framework in Crosswalk.Of(check.Id).GroupBy(control => $"{control.Framework} {control.Version}".TrimEnd()))
            {
                text.Append("  ").Append(framework.Key.PadRight(48)).AppendJoin(", ", framework.Select(Control)).Append('\n');
            }
        }

        Golden.Golden.Check(text.ToString(), "crosswalk");
    }

    [Fact]
    public void The_page_of_checks_is_written_from_the_checks() =>
        Golden.Golden.CheckFile(CheckPage.Text(), Path.Combine(Repository.Root, "docs", "checks.md"));

    [Fact]
    public void A_call_plan_learns_what_the_checks_need_and_what_it_may_leave_out()
    {
        var lean = AuditSettings.Default with
        {
            Checks = CheckCatalog.All.ToDictionary(
                check => check.Description.Id, check => new CheckSettings { IsOn = check.Description.Id == "user.mfa-console" }),
        };

        Assert.Equal(FactGroups.CredentialReport, CheckCatalog.FactsFor(lean));
        Assert.False(CheckCatalog.FactsFor(AuditSettings.Default).HasFlag(FactGroups.MfaDevices));
        Assert.False(CheckCatalog.FactsFor(AuditSettings.Default).HasFlag(FactGroups.ServicesUsed));
        Assert.True(CheckCatalog.FactsFor(AuditSettings.Default).HasFlag(FactGroups.SshPublicKeys | FactGroups.AccessKeyIds));
    }

    [Fact]
    public void Facts_that_cannot_be_read_here_are_one_not_applicable_instead_of_unknown_for_everybody()
    {
        var account = new AccountBuilder().User("alice").User("bob").With(snapshot => snapshot with
        {
            PasswordPolicy = Unread<PasswordPolicy>("not in the files"),
            ServerCertificates = Unread<IReadOnlyList<ServerCertificate>>("not in the files"),
        }).Build();
        var settings = AuditSettings.Default with { Readable = FactGroups.CredentialReport | FactGroups.AuthorizationDetails };

        var findings = Audit.Evaluate(account, settings, Now);

        Assert.Equal(
            "Not judged: it needs server certificates, not among what is read here.",
            Assert.Single(findings, finding => finding.Check == "server-certificate.expired").Message);
        Assert.DoesNotContain(findings, finding => finding.Verdict == Verdict.Unknown);
    }

    private static string Control(ControlReference control) =>
        control.Id + (control.Level is { } level ? $" L{level}" : "") + control.IsAutomated switch { true => "A", false => "M", _ => "" };

    [GeneratedRegex("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex Name();
}
