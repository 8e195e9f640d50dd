using Keytide.Cli;
using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Tests.Aws.Accounts;

public sealed class AuditPolicyTests
{
    public static TheoryData<string> Actions => [.. AuditPermissions.Account.Select(permission => permission.Action)];

    [Fact]
    public void With_exactly_the_printed_policy_an_audit_is_complete_and_makes_every_call_the_policy_allows()
    {
        var account = FurnishedAccount.Make();
        var whole = account.Audit();
        Assert.Empty(whole.Gaps);
        Assert.Equal(AccountStatus.Complete, whole.Status);
        Assert.Empty(whole.Findings.Where(finding => finding.Verdict == Verdict.Unknown).Select(finding => finding.Message));
        Assert.Equal(ExitCode.Findings, AuditedAccount.ExitCodeOf(whole));
        Assert.Equal(
            AuditPermissions.Account.Select(permission => permission.Action).Except([IamActions.ListUsers]).Order(),
            whole.Calls.Keys.Where(action => action.StartsWith("iam:", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [MemberData(nameof(Actions))]
    public void Without_one_action_the_audit_says_that_it_is_incomplete_and_claims_nothing_in_its_place(string action)
    {
        var whole = FurnishedAccount.Make().Audit();
        var account = FurnishedAccount.Make();
        if (action == IamActions.ListUsers)
        {
            account.Deny(IamActions.GetAccountAuthorizationDetails); // It stands in for the details, and is needed only there.
        }

        account.Deny(action);
        var audit = account.Audit();
        Assert.NotEqual(AccountStatus.Complete, audit.Status);
        Assert.Contains(audit.Gaps, gap => gap.Reason.Contains(action, StringComparison.Ordinal));
        Assert.NotNull(audit.Reason);
        Assert.True(AuditedAccount.ExitCodeOf(audit) is ExitCode.Incomplete or ExitCode.FindingsAndIncomplete);
        Claims.ClaimNoMore(whole, audit);
    }

    [Fact]
    public void With_nothing_allowed_nothing_is_claimed_of_the_account()
    {
        var account = FurnishedAccount.Make(reportAgeHours: 0);
        account.Deny("iam:*");
        var audit = account.Audit();
        Assert.Equal(AccountStatus.Unreachable, audit.Status);
        Assert.DoesNotContain(audit.Findings, finding => finding.Verdict is Verdict.Pass or Verdict.Fail);
        Assert.Equal(ExitCode.Incomplete, AuditedAccount.ExitCodeOf(audit));
    }
}
