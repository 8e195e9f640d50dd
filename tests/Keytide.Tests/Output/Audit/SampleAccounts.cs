using Keytide.Compliance;
using Keytide.Inventory;

namespace Keytide.Tests.Output.Audit;

/// <summary>The accounts of the sample audit.</summary>
internal static class SampleAccounts
{
    private static readonly AccountId ProductionId = AccountId.Parse("123456789012");
    private static readonly AccountId StagingId = AccountId.Parse("210987654321");
    private static readonly AccountId ClosedId = AccountId.Parse("000000000042");
    private static readonly AccountId ChinaId = AccountId.Parse("345678901234");

    public static AccountAudit Production()
    {
        var sample = new SampleSubjects(ProductionId, Partition.Aws);
        var root = Principal.RootOf(ProductionId, Partition.Aws);
        var deploy = sample.User("=cmd|' /C calc'!A0,deploy", "AIDADEPLOY0000000001");
        var alice = sample.User("alice", "AIDAALICE00000000001");
        var bob = sample.User("bob+ops@example.com", "AIDABOB0000000000001");
        var rootKey = sample.Key(root, "AKIAROOT000000000001", ageDays: 2200, idleDays: 12, service: "s3");
        var oldKey = sample.Key(deploy, "AKIADEPLOY0000000001", ageDays: 812, idleDays: 0, service: "ec2", region: "eu-central-1");
        var soonKey = sample.Key(alice, "AKIAALICE00000000001", ageDays: 85, idleDays: 41, service: "sts", region: "us-east-1");
        var neverKey = sample.Key(alice, "AKIAALICE00000000002", ageDays: 60, idleDays: null);
        var inactiveKey = sample.Key(bob, "AKIABOB0000000000001", ageDays: 700, idleDays: 650, service: "iam") with
        {
            Status = CredentialStatus.Inactive,
        };
        var password = sample.Credential(CredentialKind.Password, null, bob, 400, idleDays: 77);
        return sample.Account("prod, the \"real\" one", AccountStatus.Complete, 3) with
        {
            Credentials =
            [
                rootKey, oldKey, soonKey, neverKey, inactiveKey, password,
                sample.Credential(CredentialKind.MfaDevice, "arn:aws:iam::123456789012:mfa/alice", alice, 300),
                sample.Credential(CredentialKind.SigningCertificate, "CERT00000000000000000001", deploy, 900),
                sample.Credential(CredentialKind.SshPublicKey, "APKADEPLOY0000000001", deploy, 30),
                sample.Credential(CredentialKind.ServiceSpecificCredential, "ACCADEPLOY0000000001", deploy, 20) with
                {
                    Service = "bedrock.amazonaws.com", ExpiresAt = SampleAudit.AsOf.AddDays(12),
                },
                sample.Credential(
                    CredentialKind.ServerCertificate, "ASCAEXAMPLE000000001", Principal.Account(ProductionId, Partition.Aws), 700) with
                {
                    Status = CredentialStatus.Expired, ExpiresAt = SampleAudit.AsOf.AddDays(-3),
                },
            ],
            Findings =
            [
                sample.Finding("root.access-key", Severity.Critical, Verdict.Fail, root, rootKey, "Root has a key, used 12 days ago.")
                    with { Baseline = BaselineState.Unchanged },
                sample.Finding("key.age", Severity.High, Verdict.Fail, deploy, oldKey, "The key is 812 days old; at most 90 are allowed.")
                    with { Baseline = BaselineState.New },
                sample.Finding("key.age", Severity.Medium, Verdict.Pass, alice, soonKey, "The key is 85 days old; at most 90 are allowed.")
                    with { PassesUntil = SampleAudit.AsOf.AddDays(5) },
                sample.Finding("key.never-used", Severity.Medium, Verdict.Fail, alice, neverKey, "The key was never used in 60 days.")
                    with { Baseline = BaselineState.Reopened },
                sample.Finding("key.inactive-stale", Severity.Low, Verdict.Muted, bob, inactiveKey, "The key has been inactive for long.")
                    with { Suppression = SampleSubjects.Suppression, Baseline = BaselineState.Unchanged },
                sample.Finding("user.mfa-console", Severity.High, Verdict.Fail, bob, password, "Signs in to the console without MFA."),
                sample.Finding("user.mfa-console", Severity.High, Verdict.NotApplicable, alice, null, "Has no console password."),
                sample.Finding("password.unused", Severity.Medium, Verdict.Pass, bob, password, "Last used 77 days ago; the limit is off.")
                    with { Baseline = BaselineState.Fixed },
            ],
        };
    }

    public static AccountAudit Staging()
    {
        var sample = new SampleSubjects(StagingId, Partition.Aws);
        var evil = sample.User("<script>alert(1)</script>", "AIDAEVIL000000000001");
        var bracket = sample.User("[red]pipe|user[/]", "AIDAPIPE000000000001");
        var account = Principal.Account(StagingId, Partition.Aws);
        var reversed = sample.User("nimda\u202Egpj.exe\u202C", "AIDARTL0000000000001");
        var emoji = sample.User("👩‍💻 emoji\nnew line\u001b[31m", null);
        var unknownKey = sample.Key(evil, null, ageDays: 500, idleDays: null) with
        {
            Status = CredentialStatus.Unknown,
            LastUse = Fact.Unknown<LastUse>("iam:GetAccessKeyLastUsed: AccessDenied"),
        };
        var pipeKey = sample.Key(bracket, "AKIAPIPE000000000001", ageDays: 44, idleDays: 44);
        var emojiKey = sample.Key(emoji, "AKIAEMOJI00000000001", ageDays: 366, idleDays: 1, service: "dynamodb", region: "eu-west-1");
        return sample.Account("staging [beta] | @team", AccountStatus.Partial, 4) with
        {
            Reason = "2 reads were refused.",
            Gaps =
            [
                new ReadGap("iam:ListAccessKeys", evil.Name, "AccessDenied: arn:aws:sts::210987654321:assumed-role/audit not authorized"),
                new ReadGap("iam:ListSSHPublicKeys", null, "Throttling: Rate exceeded, given up after 8 tries"),
            ],
            Credentials = [unknownKey, pipeKey, emojiKey],
            Findings =
            [
                sample.Finding("key.age", Severity.Medium, Verdict.Unknown, evil, null, "The keys could not be listed: AccessDenied."),
                sample.Finding("key.unused", Severity.Medium, Verdict.Fail, bracket, pipeKey, "Unused for 44 days | [bold]no markup[/]."),
                sample.Finding("key.age", Severity.High, Verdict.Fail, emoji, emojiKey, "The key is 366 days old.\nMore, \"quoted\"."),
                sample.Finding("user.policies-direct", Severity.Low, Verdict.Fail, reversed, null, "Has 2 policies <b>&amp;</b>.")
                    with { Resource = "arn:aws:iam::210987654321:policy/team/wide\u200b" },
                sample.Finding("policy.min-length", Severity.Informational, Verdict.Fail, account, null, "8 < 14."),
            ],
        };
    }

    public static AccountAudit Closed() => new SampleSubjects(ClosedId, Partition.Aws).Account(null, AccountStatus.Unreachable, null) with
    {
        Reason = "AccessDenied: not authorized to perform sts:AssumeRole on arn:aws:iam::000000000042:role/KeytideAudit",
        Calls = new Dictionary<string, int> { ["sts:AssumeRole"] = 1 },
    };

    public static AccountAudit China()
    {
        var sample = new SampleSubjects(ChinaId, Partition.China);
        var user = sample.User("数据管道", "AIDACHINA00000000001");
        var key = sample.Key(user, "AKIACHINA00000000001", ageDays: 3, idleDays: 0, service: "s3", region: "cn-north-1");
        return sample.Account("中国", AccountStatus.Complete, 1) with
        {
            Credentials = [key],
            Findings = [sample.Finding("key.age", Severity.Medium, Verdict.Pass, user, key, "The key is 3 days old.")],
        };
    }
}
