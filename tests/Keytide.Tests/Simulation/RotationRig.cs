using Keytide.Connectors.Aws.Rotation;
using Keytide.Connectors.Aws.SecretsManager;
using Keytide.Connectors.Aws.Ssm;
using Keytide.Connectors.Files;
using Keytide.Distribution;
using Keytide.Rotation;
using Keytide.Sandbox;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.World;
using Keytide.Storage.Memory;

namespace Keytide.Tests.Simulation;

/// <summary>
/// The real driver, journal, connectors and destinations on a sandbox in virtual time: one user whose key is in a secret and in a
/// profile. Engines can be killed and started again; what they had in memory is then gone.
/// </summary>
internal sealed class RotationRig
{
    public const string UserName = "deployer";
    public static readonly DestinationAddress Secret = DestinationAddress.Parse("secretsmanager:prod/db");
    public static readonly DestinationAddress Profile = DestinationAddress.Parse("credentials-file:/home/app/credentials#prod");

    private readonly SandboxAccount _account;
    private readonly Role _role;
    private readonly byte[] _sealingKey = new byte[SecretSeal.KeyBytes];

    public RotationRig(SandboxOptions? options = null, RotationPolicy? policy = null, bool hasOldIds = false)
    {
        TrippingTransport? wires = null;
        _account = new SandboxAccount(options, inner => wires = new TrippingTransport(inner));
        Wires = wires!;
        Policy = policy ?? RotationPolicy.Default;
        var now = Clock.GetUtcNow();
        User = _account.Account.AddUser(UserName, now.AddDays(-400));
        Old = User.AddAccessKey(now.AddDays(-200), hasOldIds ? _account.Account.Ids.LegacyAccessKeyId() : null);
        _role = _account.Account.AddRole("keytide", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}
            """, now.AddDays(-400));
        _role.AttachPolicy("arn:aws:iam::aws:policy/AdministratorAccess", now.AddDays(-400));
        _account.PutSecret("prod/db", $$"""{"accessKeyId":"{{Old.Id}}","secretAccessKey":"{{Old.Secret}}","host":"db"}""");
        PutProfile(Old);
        Journal = new LogRotationJournal(Disk);
    }

    public TrippingTransport Wires { get; }

    public VirtualClock Clock => _account.Clock;

    public SandboxAccount Account => _account;

    public RotationPolicy Policy { get; }

    /// <summary>Whether Keytide acts in a role, or as the identity it was started with.</summary>
    public bool HasRole { get; set; } = true;

    /// <summary>Whether the secret shows nothing of what it holds.</summary>
    public bool HidesSecret { get; set; }

    public User User { get; }

    public AccessKey Old { get; }

    /// <summary>The youngest key there is.</summary>
    public AccessKey Newest => User.AccessKeys[^1];

    public MemoryFiles Files { get; } = new();

    public SimulatedDisk Disk { get; } = new();

    public LogRotationJournal Journal { get; private set; }

    public RotationId Rotation { get; private set; }

    /// <summary>Opens destinations of other kinds than the rig has by itself.</summary>
    public Func<DestinationAddress, IDestination>? Elsewhere { get; set; }

    public RotationState State => RotationState.Replay(Journal.ReadAsync(Rotation, default).GetAwaiter().GetResult());

    /// <summary>The engine's process ended, and the machine with it: unsynced writes are lost.</summary>
    public void Crash(ulong seed)
    {
        Disk.At = null;
        Wires.Before = null;
        Wires.After = null;
        Files.Before = null;
        Disk.Crash(new SeededEntropy(seed));
        Journal = new LogRotationJournal(Disk);
    }

    public void Start(bool emergency = false, params DestinationAddress[] destinations) => VirtualLoop.Run(Clock, async () =>
    {
        var request = new RotationRequest(
            AccountId.Parse(_account.Account.Id), UserName, User.Id, AccessKeyId.Parse(Old.Id),
            destinations.Length == 0 ? [Secret, Profile] : destinations, Policy, emergency, "tests");
        Rotation = (await Desk().StartAsync(request, default)).Id;
    });

    /// <summary>Other hands write the profile.</summary>
    public void PutProfile(AccessKey key) => Files.Replace(
        Profile.Name, System.Text.Encoding.UTF8.GetBytes($"[prod]\naws_access_key_id = {key.Id}\naws_secret_access_key = {key.Secret}\n"),
        Files.Read(Profile.Name));

    /// <summary>Engines that are started from now on seal and open under another key; 0 is the first.</summary>
    public void ExchangeSealingKey(byte key) => _sealingKey.AsSpan().Fill(key);

    public void RoleMayNot(string action) => _role.PutPolicy("not", $$"""
        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"{{action}}","Resource":"*"}]}
        """, Clock.GetUtcNow().AddDays(-1));

    public RotationDesk Desk(string holder = "one") => new(Journal, Clock, new SeededEntropy(5), Engine(holder));

    public RotationDriver Driver(string holder = "one") => new(
        Journal, Authorities(), Open, new SecretSeal(_sealingKey, new SeededEntropy(9)), new Observer(Journal), Clock, Engine(holder));

    /// <summary>Runs until it is over or waits for a human.</summary>
    public Decision Run(string holder = "one") =>
        VirtualLoop.Run(Clock, () => Driver(holder).RunAsync(Rotation, waiting: null, default));

    private static RotationEngine Engine(string holder) => new(holder, LeaseTerms.Usual);

    private Func<RotationState, IKeyAuthority> Authorities()
    {
        var authorities = new KeyAuthorities(_account.Aws, HasRole ? _role.Arn : null);
        return state => authorities.Open(state.Id);
    }

    private IDestination Open(RotationState state, DestinationAddress address) => address.Kind switch
    {
        DestinationKind.SecretsManager when HidesSecret =>
            new HidingDestination(new SecretsManagerDestination(address, new SecretsManagerClient(_account.Aws))),
        DestinationKind.SecretsManager => new SecretsManagerDestination(address, new SecretsManagerClient(_account.Aws)),
        DestinationKind.Ssm => new SsmDestination(address, new SsmClient(_account.Aws)),
        DestinationKind.CredentialsFile => new FileDestination(address, Files, new CredentialsFileFormat(address.Part!)),
        _ => Elsewhere?.Invoke(address) ?? throw new InvalidOperationException($"The rig has no {address}."),
    };
}
