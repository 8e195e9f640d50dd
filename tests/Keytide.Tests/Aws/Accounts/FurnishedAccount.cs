using Keytide.Compliance;
using Keytide.Inventory;
using Keytide.Sandbox;

namespace Keytide.Tests.Aws.Accounts;

/// <summary>
/// An account with something of every kind, and a credential report of an hour ago: every action of the audit's policy is needed to
/// audit it, but one, which stands in for another.
/// </summary>
internal static class FurnishedAccount
{
    private static readonly string[] NeedMore = ["key.could-be-role", "root.centralized"];

    /// <summary>Every check but those whose facts an account alone does not have.</summary>
    public static readonly AuditSettings Everything = new()
    {
        RequiredTags = ["owner"],
        Checks = CheckCatalog.Descriptions.ToDictionary(
            check => check.Id, check => new CheckSettings { IsOn = !NeedMore.Contains(check.Id) }),
    };

    public static AuditedAccount Make(SandboxOptions? options = null, double reportAgeHours = 1)
    {
        var made = new AuditedAccount(options) { Settings = Everything };
        var (account, start) = (made.Account, AuditedAccount.Start);
        made.AddKeyUser("alice", ageDays: 400, idleDays: 100);
        var alice = account.Users.Find("alice")!;
        alice.AddLoginProfile(start.AddDays(-300));
        alice.NoteSignIn(start.AddDays(-200));
        var bob = account.AddUser("bob", start.AddDays(-500));
        bob.AddLoginProfile(start.AddDays(-300));
        bob.NoteSignIn(start.AddDays(-2));
        bob.AddHardwareMfa(start.AddDays(-300), "arn:aws:iam::111122223333:u2f/user/bob/key-ABCDEFGHIJ");
        account.AddUser("carol", start.AddDays(-500)).AddSigningCertificate(start.AddDays(-400));
        var dave = account.AddUser("dave", start.AddDays(-500));
        dave.PutPolicy(
            "git",
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"codecommit:GitPull","Resource":"*"}}""",
            start.AddDays(-500));
        dave.AddSshPublicKey(start.AddDays(-400));
        dave.AddServiceCredential("codecommit.amazonaws.com", start.AddDays(-400));
        var erin = account.AddUser("erin", start.AddDays(-500));
        erin.AddLoginProfile(start.AddDays(-20));
        erin.NoteSignIn(start.AddDays(-2));
        erin.AddVirtualMfa(start.AddDays(-20));
        account.AddUser("frank", start.AddDays(-500));
        account.AddVirtualMfaDevice("lost");
        account.AddServerCertificate("old", start.AddDays(-800), start.AddDays(-100));
        account.PasswordPolicy = new() { MinimumLength = 8 };
        account.Root.AddAccessKey(start.AddDays(-700));
        var policy = account.AddPolicy(
            "all", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", start.AddDays(-500));
        erin.AttachPolicy(policy.Arn, start.AddDays(-500));
        if (reportAgeHours > 0)
        {
            made.Audit();
            made.Cache = new InMemoryInventoryCache();
            made.Clock.Advance(TimeSpan.FromHours(reportAgeHours));
        }

        return made;
    }
}
