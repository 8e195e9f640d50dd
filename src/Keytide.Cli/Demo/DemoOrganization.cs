using Keytide.Cli.Sandbox;
using Keytide.Compliance;
using Keytide.Connectors.Aws.Accounts;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Wire;
using Keytide.Inventory;
using Keytide.Sandbox;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.Generator;
using AccessKey = Keytide.Sandbox.World.AccessKey;

namespace Keytide.Cli.Demo;

/// <summary>
/// A made-up organization in this process, and the product's own code on it, from the report reader to the signature: the sandbox is where
/// AWS would be, on virtual time, so that waiting takes no time.
/// </summary>
internal sealed class DemoOrganization
{
    private const int AccountsAtOnce = 8;

    private readonly IEntropy _entropy;
    private readonly InMemoryInventoryCache _cache = new();

    public DemoOrganization(DateTimeOffset now, ulong seed)
    {
        Clock = new VirtualClock(now);
        _entropy = new SeededEntropy(seed);
        Generated = OrganizationGenerator.Generate(new OrganizationShape(now) { Seed = seed });
        var key = Generated.AdministratorKey;
        Sandbox = new SandboxAws(Generated.World, Clock);
        Client = Open(new SandboxTransport(Sandbox, Clock), key);
    }

    public VirtualClock Clock { get; }

    public GeneratedOrganization Generated { get; }

    /// <summary>AWS on a good day.</summary>
    public SandboxAws Sandbox { get; }

    /// <summary>The administrator's, on a good day.</summary>
    public AwsClient Client { get; }

    public AwsClient Open(IAwsTransport transport, AccessKey key) => new(
        transport, new FixedCredentials(key.Id, key.Secret), new AwsEndpoints(Partition.Aws.GlobalRegion), Clock, _entropy);

    /// <summary>What the audits have left behind, as the state folder would have it.</summary>
    public IReadOnlyList<CachedAccount> Remembered() =>
    [
        .. Generated.Accounts
            .Select(account => _cache.FindAsync(AccountId.Parse(account.Id), CancellationToken.None).GetAwaiter().GetResult())
            .OfType<CachedAccount>(),
    ];

    /// <summary>Every account, read and judged. A second audit rests on what the first one learnt.</summary>
    public IReadOnlyList<AccountAudit> Audit() => VirtualLoop.Run(Clock, async () =>
    {
        var reader = new OrganizationReader(Client, Clock, _entropy);
        var targets = await reader.ReadOrganizationAsync("KeytideAudit", externalId: null, CancellationToken.None);
        var auditor = new AccountAuditor(AuditSettings.Default, _cache, Clock, asOf: null);
        var audits = new List<AccountAudit>();
        await foreach (var audit in auditor.AuditAllAsync(targets, AccountsAtOnce, CancellationToken.None))
        {
            audits.Add(audit);
        }

        return audits;
    });
}
