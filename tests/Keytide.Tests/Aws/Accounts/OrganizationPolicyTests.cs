using Keytide.Cli.Policy;
using Keytide.Compliance;
using Keytide.Connectors.Aws.Wire;
using Keytide.Inventory;
using Keytide.Sandbox.World;
using AccessKey = Keytide.Sandbox.World.AccessKey;

namespace Keytide.Tests.Aws.Accounts;

/// <summary>
/// An organization whose caller has the policy that <c>keytide policy organization</c> prints, and whose accounts have the role that
/// <c>keytide policy member-trust</c> and <c>keytide policy audit</c> print; nobody has more.
/// </summary>
public sealed class OrganizationPolicyTests
{
    private readonly SandboxAudit _sandbox = new(new(SandboxAudit.Start) { Accounts = 4, Users = 6 });
    private readonly User _caller;
    private readonly AccessKey _key;

    public OrganizationPolicyTests()
    {
        var (at, accounts) = (SandboxAudit.Start.AddDays(-20), _sandbox.Organization.Accounts);
        _caller = _sandbox.Organization.World.FindAccount(accounts[0].Id)!.AddUser("caller", at);
        _caller.PutPolicy("keytide", PolicyDocuments.Organization(Partition.Aws, "KeytideAudit"), at);
        _key = _caller.AddAccessKey(at.AddDays(1));
        foreach (var account in accounts.Select(account => _sandbox.Organization.World.FindAccount(account.Id)!))
        {
            account.Roles.Remove("KeytideAudit");
            account.AddRole("KeytideAudit", PolicyDocuments.MemberTrust(Partition.Aws, AccountId.Parse(accounts[0].Id), null), at)
                .PutPolicy("audit", PolicyDocuments.Audit(Partition.Aws), at);
        }
    }

    [Fact]
    public void With_exactly_the_printed_policies_every_account_is_read_whole()
    {
        Assert.Equal([], Audit().SelectMany(audit => audit.Gaps).Select(gap => $"{gap.Source}: {gap.Reason}"));
        Assert.Equal([AccountStatus.Complete], Audit().Select(audit => audit.Status).Distinct());
    }

    [Theory]
    [InlineData("organizations:DescribeOrganization")]
    [InlineData("organizations:ListAccounts")]
    public void Without_the_list_of_accounts_there_is_no_audit_and_nothing_that_looks_like_one(string action)
    {
        Deny(action);
        var failure = Assert.Throws<AwsException>(Audit);
        Assert.Equal((AwsErrorKind.AccessDenied, action), (failure.Kind, failure.Operation));
    }

    [Fact]
    public void Without_the_features_of_the_organization_the_management_account_is_partial()
    {
        Deny(IamActions.ListOrganizationsFeatures);
        var audits = Audit();
        var home = audits.Single(audit => audit.Id.ToString() == _sandbox.Organization.Accounts[0].Id);
        Assert.Equal((AccountStatus.Partial, IamActions.ListOrganizationsFeatures), (home.Status, Assert.Single(home.Gaps).Source));
        Assert.Equal(Verdict.Unknown, Assert.Single(home.Of("root.centralized")).Verdict);
        Assert.Equal(3, audits.Count(audit => audit.Status == AccountStatus.Complete));
    }

    [Fact]
    public void Without_the_right_to_assume_the_role_all_other_accounts_are_unreachable()
    {
        Deny("sts:AssumeRole");
        var audits = Audit();
        Assert.Equal(1, audits.Count(audit => audit.Status == AccountStatus.Complete));
        Assert.All(audits.Where(audit => audit.Status != AccountStatus.Complete), audit =>
        {
            Assert.Equal(AccountStatus.Unreachable, audit.Status);
            Assert.Empty(audit.Findings);
        });
    }

    private IReadOnlyList<AccountAudit> Audit() => _sandbox.Everything(client: _sandbox.ClientOf(_key.Id, _key.Secret));

    private void Deny(string action) => _caller.PutPolicy(
        "without",
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"{{{action}}}","Resource":"*"}}""",
        _caller.CreatedAt);
}
