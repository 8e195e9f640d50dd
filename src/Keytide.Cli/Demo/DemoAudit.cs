using Keytide.Cli.Sandbox;
using Keytide.Compliance;
using Keytide.Connectors.Aws.Accounts;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Wire;
using Keytide.Inventory;
using Keytide.Sandbox;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.Generator;

namespace Keytide.Cli.Demo;

/// <summary>
/// Audits a made-up organization in this process: the product's own code from the report reader to the signature, with the sandbox where
/// AWS would be, on virtual time, so that waiting for a credential report takes no time.
/// </summary>
internal sealed class DemoAudit
{
    private const int AccountsAtOnce = 8;

    private readonly VirtualClock _clock;
    private readonly AwsClient _client;
    private readonly IEntropy _entropy;
    private readonly InMemoryInventoryCache _cache = new();

    public DemoAudit(DateTimeOffset now, ulong seed)
    {
        _clock = new VirtualClock(now);
        _entropy = new SeededEntropy(seed);
        Organization = OrganizationGenerator.Generate(new OrganizationShape(now) { Seed = seed });
        var key = Organization.AdministratorKey;
        _client = new AwsClient(
            new SandboxTransport(new SandboxAws(Organization.World, _clock), _clock),
            new FixedCredentials(key.Id, key.Secret),
            new AwsEndpoints(Partition.Aws.GlobalRegion),
            _clock,
            _entropy);
    }

    public GeneratedOrganization Organization { get; }

    /// <summary>Every account, read and judged. A second audit rests on what the first one learnt.</summary>
    public IReadOnlyList<AccountAudit> Run() => VirtualLoop.Run(_clock, async () =>
    {
        var reader = new OrganizationReader(_client, _clock, _entropy);
        var targets = await reader.ReadOrganizationAsync("KeytideAudit", externalId: null, CancellationToken.None);
        var auditor = new AccountAuditor(AuditSettings.Default, _cache, _clock, asOf: null);
        var audits = new List<AccountAudit>();
        await foreach (var audit in auditor.AuditAllAsync(targets, AccountsAtOnce, CancellationToken.None))
        {
            audits.Add(audit);
        }

        return audits;
    });
}
