using Keytide.Compliance;

namespace Keytide.Tests.Aws.Accounts;

public sealed class OrganizationAuditTests
{
    [Fact]
    public void Every_account_of_the_organization_is_read_through_its_role_and_none_twice()
    {
        var sandbox = new SandboxAudit();
        var audits = sandbox.Everything();
        Assert.Equal(
            sandbox.Organization.Accounts.Select(account => account.Id).Order(StringComparer.Ordinal),
            audits.Select(audit => audit.Id.ToString()));
        Assert.All(audits, audit => Assert.Equal(AccountStatus.Complete, audit.Status));
    }

    [Fact]
    public void Many_accounts_at_once_give_what_one_after_the_other_gives()
    {
        var together = new SandboxAudit().Everything(degree: 8);
        var apart = new SandboxAudit().Everything(degree: 1);
        Assert.Equal(Verdicts(apart), Verdicts(together));
    }

    private static IEnumerable<string> Verdicts(IReadOnlyList<AccountAudit> audits) =>
        audits.SelectMany(audit => audit.Findings).Select(finding => $"{finding.Id} {finding.Verdict}").Order(StringComparer.Ordinal);
}
