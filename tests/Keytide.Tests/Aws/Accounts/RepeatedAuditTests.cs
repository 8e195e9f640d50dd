using Keytide.Cli.Output;
using Keytide.Cli.Output.Audit;
using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Sandbox.Generator;

namespace Keytide.Tests.Aws.Accounts;

/// <summary>What an audit makes of the one before it.</summary>
public sealed class RepeatedAuditTests
{
    private static readonly TimeSpan UntilNextReport = TimeSpan.FromHours(5);

    [Fact]
    public void A_second_audit_of_an_unchanged_account_takes_sixteen_calls_at_most_and_says_the_same()
    {
        var sandbox = new SandboxAudit(new OrganizationShape(SandboxAudit.Start) { Accounts = 1, Users = 400 });
        var first = Own(sandbox);
        sandbox.Clock.Advance(TimeSpan.FromSeconds(5));
        var second = Own(sandbox);
        Assert.True(first.Calls[IamActions.ListAccessKeys] > 100);
        Assert.InRange(second.Calls.Values.Sum(), 1, 16);
        Assert.Equal(first.Verdicts(), second.Verdicts());
    }

    [Fact]
    public void When_a_new_report_shows_a_changed_key_only_its_user_is_asked_for_keys_again()
    {
        var account = new AuditedAccount();
        for (var number = 0; number < 20; number++)
        {
            account.AddKeyUser($"user-{number}", ageDays: 30);
        }

        Assert.Equal(21, account.Audit().Calls[IamActions.ListAccessKeys]);
        account.Clock.Advance(UntilNextReport);
        var changed = account.AddKeyUser("user-7", ageDays: 0);
        var audit = account.Audit();
        Assert.Equal(1, audit.Calls[IamActions.ListAccessKeys]);
        Assert.Contains(audit.Credentials, credential => credential.Id == changed.Id);
        Assert.Equal("user-7", Assert.Single(audit.Failures()).Principal.Name); // Two active keys.
    }

    [Fact]
    public void Findings_are_new_then_unchanged_then_fixed_then_reopened()
    {
        var account = new AuditedAccount();
        var (alice, bob) = (account.AddKeyUser("alice", ageDays: 400), account.AddKeyUser("bob", ageDays: 400));
        var first = account.Audit();
        Assert.Equal(2, first.Failures().Count());

        account.Clock.Advance(UntilNextReport);
        account.AddKeyUser("carol", ageDays: 400);
        alice.SetStatus(Keytide.Sandbox.World.KeyStatus.Inactive, account.Clock.GetUtcNow());
        var second = Compare(first, account);
        Assert.Equal(
            ["alice Pass Fixed", "bob Fail Unchanged", "carol Fail New"], States(second));

        account.Clock.Advance(UntilNextReport);
        alice.SetStatus(Keytide.Sandbox.World.KeyStatus.Active, account.Clock.GetUtcNow());
        bob.Owner!.RemoveAccessKey(bob, account.Clock.GetUtcNow());
        var third = Compare(second, account);
        Assert.Equal(["alice Fail Reopened", "bob Pass Fixed", "carol Fail Unchanged"], States(third));
    }

    [Fact]
    public void A_finding_that_can_no_longer_be_read_is_not_fixed()
    {
        var account = new AuditedAccount();
        account.AddKeyUser("alice", ageDays: 400);
        var first = account.Audit();
        account.Clock.Advance(UntilNextReport);
        account.Deny(IamActions.GetCredentialReport);
        account.Deny(IamActions.ListAccessKeys);
        account.Cache = new InMemoryInventoryCache();
        var second = Compare(first, account);
        Assert.DoesNotContain(second.Findings, finding => finding.Baseline == BaselineState.Fixed);
        Assert.All(second.Of("key.age", "alice"), finding => Assert.Equal(Verdict.Unknown, finding.Verdict));
    }

    private static AccountAudit Own(SandboxAudit sandbox)
    {
        var key = sandbox.Organization.AdministratorKey;
        return sandbox.Own(sandbox.ClientOf(key.Id, key.Secret)); // A new process: its calls are counted from nought.
    }

    private static IEnumerable<string> States(AccountAudit audit) => audit.Of("key.age")
        .Where(finding => finding.Baseline is not null)
        .Select(finding => $"{finding.Principal.Name} {finding.Verdict} {finding.Baseline}")
        .Order();

    /// <summary>Audits again with the file that the earlier audit would have written as the baseline.</summary>
    private static AccountAudit Compare(AccountAudit earlier, AuditedAccount account)
    {
        using var file = new MemoryStream();
        var header = new AuditHeader(account.Clock.GetUtcNow(), "0", IsOrganization: false, BaselineAsOf: null);
        var summary = new AuditSummary();
        summary.Add(earlier);
        var writer = AuditReportWriters.Create(OutputFormat.Json, header, file, new AuditReportOptions());
        writer.WriteAccountAsync(earlier, default).AsTask().GetAwaiter().GetResult();
        writer.CompleteAsync(summary, default).AsTask().GetAwaiter().GetResult();
        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return BaselineReader.Read(new MemoryStream(file.ToArray()), "earlier.json").Compare(account.Audit(), account.Settings);
    }
}
