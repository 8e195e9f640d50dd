using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Aws.Accounts;

/// <summary>The account changes while it is read, or has changed since the report was made.</summary>
public sealed class ChangingAccountTests
{
    [Theory]
    [InlineData("ListAccessKeys")]
    [InlineData("GetAccessKeyLastUsed")]
    [InlineData("ListSSHPublicKeys")]
    [InlineData("ListSigningCertificates")]
    [InlineData("GetLoginProfile")]
    [InlineData("ListMFADevices")]
    public void A_user_deleted_in_mid_scan_leaves_no_finding_and_takes_nobody_along(string action)
    {
        var whole = FurnishedAccount.Make().Audit();
        var account = FurnishedAccount.Make();
        string? gone = null;
        account.Transport.Before = (asked, form) =>
        {
            var named = form.Split('&').FirstOrDefault(field => field.StartsWith("UserName=", StringComparison.Ordinal));
            var user = asked == action ? account.Account.Users.Find(named?["UserName=".Length..] ?? "alice") : null;
            if (gone is null && user is not null && user != account.Auditor)
            {
                gone = user.Name;
                user.RemoveLoginProfile();
                account.Account.RemoveUser(user, account.Clock.GetUtcNow());
            }

            return null;
        };
        var audit = account.Audit();
        Assert.NotNull(gone);
        Assert.Equal([], audit.Gaps.Select(gap => $"{gap.Source} {gap.Subject} {gap.Reason}"));
        Assert.Equal([], audit.Findings.Where(finding => finding.Principal.Name == gone).Select(finding => finding.Message));
        Assert.Equal(Others(whole, gone), Others(audit, gone));
    }

    [Fact]
    public void A_key_deactivated_after_the_report_was_made_is_not_reported()
    {
        foreach (var isRemembered in new[] { false, true })
        {
            var account = new AuditedAccount();
            var key = account.AddKeyUser("alice", ageDays: 400, idleDays: 100);
            Assert.Equal(["key.age", "key.unused"], account.Audit().Failures().Select(finding => finding.Check).Order());
            account.Cache = isRemembered ? account.Cache : new InMemoryInventoryCache();
            account.Clock.Advance(TimeSpan.FromMinutes(30));
            key.SetStatus(KeyStatus.Inactive, account.Clock.GetUtcNow());
            var audit = account.Audit();
            Assert.Equal(AccountStatus.Complete, audit.Status);
            Assert.DoesNotContain(audit.Failures(), finding => finding.Check is "key.age" or "key.unused");
            Assert.Equal(CredentialStatus.Inactive, audit.Credentials.Single(credential => credential.Id == key.Id).Status);
        }
    }

    [Fact]
    public void A_key_used_after_the_report_was_made_is_not_reported_as_unused()
    {
        var account = new AuditedAccount();
        var key = account.AddKeyUser("alice", ageDays: 80, idleDays: 60);
        var never = account.AddKeyUser("bob", ageDays: 80, idleDays: null);
        Assert.Equal(["key.never-used", "key.unused"], account.Audit().Failures().Select(finding => finding.Check).Order());
        account.Clock.Advance(TimeSpan.FromMinutes(30));
        var now = account.Clock.GetUtcNow();
        key.LastUse.Note(now, "s3", "us-east-1", now);
        never.LastUse.Note(now, "s3", "us-east-1", now);
        Assert.Empty(account.Audit().Failures().Select(finding => finding.Message));
    }

    [Fact]
    public void A_password_taken_away_or_protected_after_the_report_was_made_is_not_reported()
    {
        var account = new AuditedAccount();
        var alice = account.Account.AddUser("alice", AuditedAccount.Start.AddDays(-90));
        var bob = account.Account.AddUser("bob", AuditedAccount.Start.AddDays(-90));
        alice.AddLoginProfile(AuditedAccount.Start.AddDays(-80));
        bob.AddLoginProfile(AuditedAccount.Start.AddDays(-80));
        bob.NoteSignIn(AuditedAccount.Start.AddDays(-1));
        Assert.Equal(
            ["password.never-used", "user.mfa-console", "user.mfa-console"],
            account.Audit().Failures().Select(finding => finding.Check).Order());
        account.Clock.Advance(TimeSpan.FromMinutes(30));
        alice.RemoveLoginProfile();
        bob.AddVirtualMfa(account.Clock.GetUtcNow());
        Assert.Equal([], account.Audit().Failures().Select(finding => finding.Check).Except(["user.stale"])); // Alice has nothing now.
    }

    private static IEnumerable<string> Others(AccountAudit audit, string user) =>
        audit.Verdicts().Where(line => !line.Contains($"user/{user} ", StringComparison.Ordinal)).Order();
}
