using Keytide.Cli;
using Keytide.Compliance;
using Keytide.Sandbox.World.Organizations;

namespace Keytide.Tests.Aws.Accounts;

public sealed class WholeOrganizationTests
{
    [Fact]
    public void Accounts_that_refuse_or_are_suspended_are_unreachable_and_all_others_complete()
    {
        var sandbox = new SandboxAudit(new(SandboxAudit.Start) { Accounts = 6, Users = 8 });
        var whole = new SandboxAudit(new(SandboxAudit.Start) { Accounts = 6, Users = 8 }).Everything();
        Assert.All(whole, audit => Assert.Equal(AccountStatus.Complete, audit.Status));
        var (refusing, suspended) = (sandbox.Organization.Accounts[2].Id, sandbox.Organization.Accounts[4].Id);
        var account = sandbox.Organization.World.FindAccount(refusing)!;
        account.Roles.Remove("KeytideAudit");
        var organization = sandbox.Organization.World.Part<OrganizationPlace>().Organization!;
        organization.AddAccount(organization.FindAccount(suspended)! with { State = AccountState.Suspended });

        var audits = sandbox.Everything();
        Assert.Equal(whole.Select(audit => audit.Id), audits.Select(audit => audit.Id));
        foreach (var (audit, before) in audits.Zip(whole))
        {
            if (audit.Id.ToString() == refusing || audit.Id.ToString() == suspended)
            {
                Assert.Equal(AccountStatus.Unreachable, audit.Status);
                Assert.Contains(audit.Id.ToString() == refusing ? "AccessDenied" : "SUSPENDED", audit.Reason);
                Assert.Empty(audit.Findings);
                Assert.Null(audit.Users);
            }
            else
            {
                Assert.Equal(AccountStatus.Complete, audit.Status);
                Assert.Equal(before.Verdicts(), audit.Verdicts());
            }
        }

        Assert.Equal(ExitCode.FindingsAndIncomplete, AuditedAccount.ExitCodeOf([.. audits]));
        Assert.Equal(ExitCode.Incomplete, AuditedAccount.ExitCodeOf([.. audits.Where(audit => audit.Findings.Count == 0)]));
    }
}
