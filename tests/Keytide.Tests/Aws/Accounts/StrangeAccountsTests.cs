using Keytide.Cli;
using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Sandbox;

namespace Keytide.Tests.Aws.Accounts;

public sealed class StrangeAccountsTests
{
    [Fact]
    public void Users_are_found_whatever_their_names()
    {
        string[] names =
            ["smith,john", "=cmd", "+1", "@sum", "-2", "a=b,c+d@e", ",", "_", "root_account", "false", "N-A", new string('x', 64)];
        var account = new AuditedAccount();
        var keys = names.ToDictionary(name => name, name => account.AddKeyUser(name, ageDays: 200, idleDays: 100).Id);
        var audit = account.Audit();
        Assert.Equal(AccountStatus.Complete, audit.Status);
        Assert.Equal(
            keys.Select(key => (key.Key, (string?)key.Value)).Order(),
            audit.Of("key.age").Where(finding => finding.Verdict == Verdict.Fail)
                .Select(finding => (finding.Principal.Name, finding.CredentialId)).Order());
        Assert.Equal(names.Length, audit.Of("key.unused").Count(finding => finding.Verdict == Verdict.Fail));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_key_of_a_user_with_more_than_the_quota_is_judged(bool reportSaysSo)
    {
        var account = new AuditedAccount(new SandboxOptions { ReportNamesAdditionalCredentials = reportSaysSo });
        var keys = Enumerable.Range(0, 5).Select(number => account.AddKeyUser("racer", 400 - number, idleDays: 100).Id).Order().ToList();
        var audit = account.Audit();
        Assert.Equal(AccountStatus.Complete, audit.Status);
        Assert.Equal(Verdict.Fail, Assert.Single(audit.Of("key.over-quota", "racer")).Verdict);
        foreach (var check in new[] { "key.age", "key.unused" })
        {
            Assert.Equal(keys, audit.Of(check, "racer").Where(finding => finding.Verdict == Verdict.Fail)
                .Select(finding => finding.CredentialId).Order());
        }
    }

    [Fact]
    public void The_keys_that_the_report_has_no_room_for_are_unknown_where_they_may_not_be_listed()
    {
        var account = new AuditedAccount(new SandboxOptions { ReportNamesAdditionalCredentials = true });
        for (var number = 0; number < 3; number++)
        {
            account.AddKeyUser("racer", ageDays: 20 + number);
        }

        account.Deny(IamActions.ListAccessKeys);
        var audit = account.Audit();
        Assert.Equal(AccountStatus.Partial, audit.Status);
        Assert.DoesNotContain(audit.Of("key.over-quota", "racer"), finding => finding.Verdict == Verdict.Pass);
        Assert.Equal(ExitCode.FindingsAndIncomplete, AuditedAccount.ExitCodeOf(audit));
    }

    [Fact]
    public void An_account_of_root_alone_is_audited_whole()
    {
        var account = new AuditedAccount();
        var key = account.Account.Root.AddAccessKey(AuditedAccount.Start.AddDays(-700));
        account.Account.RemoveUser(account.Auditor, AuditedAccount.Start);
        var audit = account.Audit(key);
        Assert.Equal((AccountStatus.Complete, 0), (audit.Status, audit.Users));
        Assert.Equal(["root.access-key", "root.recent-use"], audit.Failures().Select(finding => finding.Check));
        Assert.DoesNotContain(audit.Findings, finding => finding.Verdict == Verdict.Unknown);
        Assert.Equal(ExitCode.Findings, AuditedAccount.ExitCodeOf(audit));
    }

    [Fact]
    public void A_faultless_account_is_clean()
    {
        var audit = new AuditedAccount().Audit();
        Assert.Equal(
            [], audit.Findings.Where(finding => finding.Verdict is Verdict.Fail or Verdict.Unknown).Select(finding => finding.Message));
        Assert.Equal(ExitCode.Clean, AuditedAccount.ExitCodeOf(audit));
    }
}
