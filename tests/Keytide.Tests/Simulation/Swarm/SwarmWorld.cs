using Keytide.Distribution;
using Keytide.Sandbox;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// One account with a user whose key is in a secret and in a profile, as it truly is: what oracles and other hands go by.
/// </summary>
internal sealed class SwarmWorld
{
    private const string Everything = "arn:aws:iam::aws:policy/AdministratorAccess";

    public SwarmWorld(SwarmSettings settings)
    {
        World = new SandboxWorld(settings.Seed);
        var now = Clock.GetUtcNow();
        Account = World.AddAccount("123456789012", "main", now.AddYears(-1));
        var keytide = Account.AddUser("keytide-host", now.AddDays(-300));
        keytide.AttachPolicy(Everything, now.AddDays(-300));
        HostKey = keytide.AddAccessKey(now.AddDays(-10));
        User = Account.AddUser("deployer", now.AddDays(-400));
        Old = User.AddAccessKey(now.AddDays(-200), settings.HasOldIds ? Account.Ids.LegacyAccessKeyId() : null);
        Second = settings.HasSecondKey
            ? User.AddAccessKey(now.AddDays(-100), settings.HasOldIds ? Account.Ids.LegacyAccessKeyId() : null)
            : null;
        Third = settings.HasThirdKey ? User.AddAccessKey(now.AddDays(-50)) : null;
        Bystander = Account.AddUser("bystander", now.AddDays(-400));
        Bystander.AddAccessKey(now.AddDays(-300));
        Role = Account.AddRole("keytide", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}
            """, now.AddDays(-400));
        Role.AttachPolicy(Everything, now.AddDays(-400));
        Stores = new SwarmPlaces(settings, Account, Old, () => Now);
        var knobs = World.Part<ServiceKnobs>();
        knobs.EventDelay = settings.EventDelay;
        knobs.SecretReadableAfter = settings.SecretReadableAfter;
        Sandbox = new SandboxAws(World, Clock, new SandboxOptions { Seed = settings.Seed, Faults = settings.Faults });
    }

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public VirtualClock Clock { get; } = new(Start);

    public SandboxWorld World { get; }

    public SandboxAws Sandbox { get; }

    public Account Account { get; }

    public AccessKey HostKey { get; }

    public User User { get; private set; }

    public User Bystander { get; }

    public AccessKey Old { get; }

    /// <summary>Another key of the user that nobody has ever used.</summary>
    public AccessKey? Second { get; }

    /// <summary>One more than IAM allows.</summary>
    public AccessKey? Third { get; }

    public Role Role { get; }

    public SwarmPlaces Stores { get; }

    public DateTimeOffset Now => Clock.GetUtcNow();

    public AccessKey? Find(string id) => Account.FindAccessKey(id);

    public IReadOnlyList<DestinationAddress> Places => Stores.All;

    public SwarmPair? Held(DestinationAddress place) => Stores.Held(place);

    public void DeleteUser()
    {
        foreach (var key in User.AccessKeys.ToList())
        {
            User.RemoveAccessKey(key, Now);
        }

        Account.RemoveUser(User, Now);
    }
}
