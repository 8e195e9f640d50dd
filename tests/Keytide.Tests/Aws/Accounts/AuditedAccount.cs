using Keytide.Cli;
using Keytide.Cli.Policy;
using Keytide.Cli.Sandbox;
using Keytide.Compliance;
using Keytide.Connectors.Aws.Accounts;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Wire;
using Keytide.Inventory;
using Keytide.Sandbox;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.World;
using AccessKey = Keytide.Sandbox.World.AccessKey;

namespace Keytide.Tests.Aws.Accounts;

/// <summary>
/// One account made by hand, and the audit's real code against it, as a user who has the policy that <c>keytide policy audit</c> prints
/// and nothing else. Time is virtual. The user <c>auditor</c> is faultless, so that every failure is of the test's own making.
/// </summary>
internal sealed class AuditedAccount
{
    public static readonly DateTimeOffset Start = SandboxAudit.Start;

    private readonly AccessKey _key;

    public AuditedAccount(SandboxOptions? options = null)
    {
        World = new SandboxWorld();
        Account = World.AddAccount("111122223333", "main", Start.AddYears(-6));
        Account.Root.AddHardwareMfa(Account.CreatedAt);
        Account.PasswordPolicy = new()
        {
            MinimumLength = 14,
            RequireSymbols = true,
            RequireNumbers = true,
            RequireUppercase = true,
            RequireLowercase = true,
            ReusePrevention = 24,
        };
        var group = Account.AddGroup("auditors", Account.CreatedAt);
        group.PutPolicy("keytide", PolicyDocuments.Audit(Partition.Aws), Account.CreatedAt);
        Auditor = Account.AddUser("auditor", Start.AddDays(-60));
        Auditor.Join(group, Auditor.CreatedAt);
        _key = Auditor.AddAccessKey(Start.AddDays(-20));
        _key.LastUse.Note(Start.AddDays(-1), "iam", "us-east-1", Start.AddDays(-1));
        Aws = new SandboxAws(World, Clock, options);
        Transport = new TamperedTransport(new SandboxTransport(Aws, Clock));
    }

    public VirtualClock Clock { get; } = new(Start);

    public SandboxWorld World { get; }

    public Account Account { get; }

    public User Auditor { get; }

    public SandboxAws Aws { get; }

    public TamperedTransport Transport { get; }

    public IInventoryCache Cache { get; set; } = new InMemoryInventoryCache();

    /// <summary>The usual checks, but that there are users at all is held against nobody.</summary>
    public AuditSettings Settings { get; init; } = new()
    {
        Checks = new Dictionary<string, CheckSettings> { ["user.exists"] = new() { IsOn = false } },
    };

    /// <summary>A user with an active key of that age, used yesterday unless that is before the key.</summary>
    public AccessKey AddKeyUser(string name, double ageDays, double? idleDays = 1)
    {
        var user = Account.Users.Find(name) ?? Account.AddUser(name, Start.AddDays(-ageDays - 10));
        var key = user.AddAccessKey(Start.AddDays(-ageDays));
        if (idleDays is { } idle)
        {
            key.LastUse.Note(Start.AddDays(-idle), "s3", "us-east-1", Start.AddDays(-idle));
        }

        return key;
    }

    /// <summary>Takes an action off the auditor.</summary>
    public void Deny(string action) => Auditor.PutPolicy(
        "without-" + action.Replace(':', '-'),
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"{{{action}}}","Resource":"*"}}""",
        Auditor.CreatedAt);

    public AccountAudit Audit(AccessKey? caller = null) => VirtualLoop.Run(Clock, async () =>
    {
        var key = caller ?? _key;
        var client = new AwsClient(
            Transport, new FixedCredentials(key.Id, key.Secret), new AwsEndpoints("us-east-1"), Clock, new SeededEntropy(7));
        var target = await new OrganizationReader(client, Clock, new SeededEntropy(3)).ReadOwnAsync(CancellationToken.None);
        return await new AccountAuditor(Settings, Cache, Clock, asOf: null).AuditAsync(target, CancellationToken.None);
    });

    /// <summary>What the process would end with.</summary>
    public static int ExitCodeOf(params AccountAudit[] audits)
    {
        var summary = new AuditSummary();
        Array.ForEach(audits, summary.Add);
        return ExitCode.Of(summary.Worst >= Severity.Low, summary.IsIncomplete);
    }
}
