using Keytide.Cli.Sandbox;
using Keytide.Compliance;
using Keytide.Connectors.Aws.Accounts;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Wire;
using Keytide.Inventory;
using Keytide.Sandbox;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.Generator;

namespace Keytide.Tests.Aws.Accounts;

/// <summary>A generated organization on virtual time, and the audit's real code against it: all but the network.</summary>
internal sealed class SandboxAudit
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public SandboxAudit(OrganizationShape? shape = null, SandboxOptions? options = null)
    {
        Organization = OrganizationGenerator.Generate(shape ?? new OrganizationShape(Start) { Accounts = 3, Users = 20 });
        Aws = new SandboxAws(Organization.World, Clock, options);
        Client = ClientOf(Organization.AdministratorKey.Id, Organization.AdministratorKey.Secret);
    }

    public VirtualClock Clock { get; } = new(Start);

    public GeneratedOrganization Organization { get; }

    public SandboxAws Aws { get; }

    /// <summary>An administrator of the management account.</summary>
    public AwsClient Client { get; }

    public IInventoryCache Cache { get; init; } = new InMemoryInventoryCache();

    public AuditSettings Settings { get; init; } = AuditSettings.Default;

    public AwsClient ClientOf(string accessKeyId, string secret) => new(
        new SandboxTransport(Aws, Clock),
        new FixedCredentials(accessKeyId, secret),
        new AwsEndpoints("us-east-1"),
        Clock,
        new SeededEntropy(7));

    /// <summary>Audits the account of whoever the client calls as; the administrator's where none is given.</summary>
    public AccountAudit Own(AwsClient? client = null) => VirtualLoop.Run(Clock, async () =>
    {
        var target = await Reader(client ?? Client).ReadOwnAsync(CancellationToken.None);
        return await Auditor().AuditAsync(target, CancellationToken.None);
    });

    /// <summary>Audits the organization as whoever the client calls as; as the administrator where none is given.</summary>
    public IReadOnlyList<AccountAudit> Everything(int degree = 4, AwsClient? client = null) => VirtualLoop.Run(Clock, async () =>
    {
        var targets = await Reader(client ?? Client).ReadOrganizationAsync("KeytideAudit", null, CancellationToken.None);
        var audits = new List<AccountAudit>();
        await foreach (var audit in Auditor().AuditAllAsync(targets, degree, CancellationToken.None))
        {
            audits.Add(audit);
        }

        return audits;
    });

    private OrganizationReader Reader(AwsClient client) => new(client, Clock, new SeededEntropy(3));

    private AccountAuditor Auditor() => new(Settings, Cache, Clock, asOf: null);
}
