using Keytide.Cli.Sandbox;
using Keytide.Connectors.Aws.Credentials;
using Keytide.Connectors.Aws.Rotation;
using Keytide.Connectors.Aws.SecretsManager;
using Keytide.Connectors.Aws.Wire;
using Keytide.Connectors.Files;
using Keytide.Distribution;
using Keytide.Rotation;
using Keytide.Sandbox;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.World;
using Keytide.Sandbox.World.Secrets;

namespace Keytide.Bench;

/// <summary>
/// One account whose users each have a key in a secret and in a profile, and use it; the engine with its real connectors; a virtual clock.
/// The time spent inside the sandbox is kept apart.
/// </summary>
internal sealed class RotationWorld
{
    private const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static readonly TimeSpan BetweenUses = TimeSpan.FromHours(4);

    private readonly Account _account;
    private readonly Role _role;
    private readonly AwsClient _aws;
    private readonly MemoryFiles _files = new();
    private readonly MeteredTransport _wire;
    private readonly List<User> _users = [];

    public RotationWorld()
    {
        var now = Clock.GetUtcNow();
        var world = new SandboxWorld(1);
        _account = world.AddAccount("123456789012", "main", now.AddYears(-1));
        var host = _account.AddUser("keytide-host", now.AddDays(-300));
        host.AttachPolicy(Administrator, now.AddDays(-300));
        var key = host.AddAccessKey(now.AddDays(-10));
        _role = _account.AddRole("keytide", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}
            """, now.AddDays(-400));
        _role.AttachPolicy(Administrator, now.AddDays(-400));
        _wire = new MeteredTransport(new SandboxTransport(new SandboxAws(world, Clock), Clock));
        _aws = new AwsClient(
            _wire, new FixedCredentials(key.Id, key.Secret), new AwsEndpoints("us-east-1"), Clock, new SeededEntropy(1));
        Clock.CreateTimer(_ => Use(), null, BetweenUses, BetweenUses);
    }

    public VirtualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public TimeSpan InSandbox => _wire.Spent;

    public int Requests => _wire.Requests;

    public IReadOnlyDictionary<string, int> RequestsByAction => _wire.ByAction;

    public RotationRequest AddUser(string name)
    {
        var now = Clock.GetUtcNow();
        var user = _account.AddUser(name, now.AddDays(-400));
        var old = user.AddAccessKey(now.AddDays(-200));
        _users.Add(user);
        var secret = $$"""{"accessKeyId":"{{old.Id}}","secretAccessKey":"{{old.Secret}}","host":"db"}""";
        _account.Part<SecretRegions>().In(_account, "us-east-1")
            .Create($"prod/{name}", $"{_users.Count:D32}", SecretPayload.From(secret, null)!, null, "abcdef", now.AddDays(-1));
        var profile = $"[prod]\naws_access_key_id = {old.Id}\naws_secret_access_key = {old.Secret}\n";
        _files.Replace($"/home/{name}/credentials", System.Text.Encoding.UTF8.GetBytes(profile), null);
        return new RotationRequest(
            AccountId.Parse(_account.Id), name, user.Id, AccessKeyId.Parse(old.Id),
            [
                DestinationAddress.Parse($"secretsmanager:prod/{name}"),
                DestinationAddress.Parse($"credentials-file:/home/{name}/credentials#prod"),
            ],
            RotationPolicy.Default, Emergency: false, "bench");
    }

    public RotationDesk Desk(IRotationJournal journal) => new(journal, Clock, new SeededEntropy(5), Engine);

    public RotationDriver Driver(IRotationJournal journal)
    {
        var authorities = new KeyAuthorities(_aws, _role.Arn);
        var seal = new SecretSeal(new byte[SecretSeal.KeyBytes], new SeededEntropy(9));
        return new RotationDriver(
            journal, state => authorities.Open(state.Id), Open, seal, new Observer(journal), Clock, Engine);
    }

    private IDestination Open(RotationState state, DestinationAddress address) => address.Kind == DestinationKind.SecretsManager
        ? new SecretsManagerDestination(address, new SecretsManagerClient(_aws))
        : new FileDestination(address, _files, new CredentialsFileFormat(address.Part!));

    private static RotationEngine Engine => new("bench", LeaseTerms.Usual);

    private void Use()
    {
        var now = Clock.GetUtcNow();
        foreach (var user in _users)
        {
            user.AccessKeys[^1].LastUse.Note(now, "s3", "us-east-1", now.AddMinutes(5));
        }
    }
}
