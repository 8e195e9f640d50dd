using System.Text;
using System.Text.Json.Nodes;
using Keytide.Connectors.Files;
using Keytide.Distribution;
using Keytide.Sandbox;
using Keytide.Sandbox.Clock;
using Keytide.Sandbox.World;
using Keytide.Sandbox.World.Secrets;

namespace Keytide.Tests.Simulation.Swarm;

/// <summary>
/// One account with a user whose key is in a secret and in a profile, as it truly is: what oracles and other hands go by.
/// </summary>
internal sealed class SwarmWorld
{
    public const string SecretName = "prod/db";
    public static readonly DestinationAddress Secret = DestinationAddress.Parse($"secretsmanager:{SecretName}");
    public static readonly DestinationAddress Profile = DestinationAddress.Parse("credentials-file:/home/app/credentials#prod");

    private const string Everything = "arn:aws:iam::aws:policy/AdministratorAccess";
    private int _tokens;

    public SwarmWorld(SwarmSettings settings)
    {
        World = new SandboxWorld(settings.Seed);
        var now = Clock.GetUtcNow();
        Account = World.AddAccount("123456789012", "main", now.AddYears(-1));
        var keytide = Account.AddUser("keytide-host", now.AddDays(-300));
        keytide.AttachPolicy(Everything, now.AddDays(-300));
        HostKey = keytide.AddAccessKey(now.AddDays(-10));
        User = Account.AddUser("deployer", now.AddDays(-400));
        Old = User.AddAccessKey(now.AddDays(-200));
        Second = settings.HasSecondKey ? User.AddAccessKey(now.AddDays(-100)) : null;
        Bystander = Account.AddUser("bystander", now.AddDays(-400));
        Bystander.AddAccessKey(now.AddDays(-300));
        Role = Account.AddRole("keytide", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}
            """, now.AddDays(-400));
        Role.AttachPolicy(Everything, now.AddDays(-400));
        Store.Create(SecretName, Token(), Payload($$"""{"accessKeyId":"{{Old.Id}}","secretAccessKey":"{{Old.Secret}}","host":"db"}"""),
            null, "abcdef", now.AddDays(-1));
        PutProfile(Old);
        var knobs = World.Part<ServiceKnobs>();
        knobs.EventDelay = settings.EventDelay;
        knobs.SecretReadableAfter = settings.SecretReadableAfter;
        Sandbox = new SandboxAws(World, Clock, new SandboxOptions { Seed = settings.Seed, Faults = settings.Faults });
    }

    public VirtualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public SandboxWorld World { get; }

    public SandboxAws Sandbox { get; }

    public Account Account { get; }

    public AccessKey HostKey { get; }

    public User User { get; private set; }

    public User Bystander { get; }

    public AccessKey Old { get; }

    /// <summary>Another key of the user that nobody has ever used.</summary>
    public AccessKey? Second { get; }

    public Role Role { get; }

    public MemoryFiles Files { get; } = new();

    public DateTimeOffset Now => Clock.GetUtcNow();

    private SecretStore Store => Account.Part<SecretRegions>().In(Account, "us-east-1");

    public AccessKey? Find(string id) => Account.FindAccessKey(id);

    public IEnumerable<DestinationAddress> Places => [Secret, Profile];

    /// <summary>What a consumer that reads this place now finds; null where there is no pair.</summary>
    public SwarmPair? Held(DestinationAddress place)
    {
        using var pair = place == Secret ? PairDocument.Find(SecretText) : new CredentialsFileFormat("prod").Find(ProfileText);
        return pair is null ? null : new SwarmPair(pair.Id.Value, new string(pair.Secret.Reveal()));
    }

    public void Put(DestinationAddress place, AccessKey key)
    {
        if (place == Profile)
        {
            PutProfile(key);
            return;
        }

        EditSecret(document =>
        {
            document["accessKeyId"] = key.Id;
            document["secretAccessKey"] = key.Secret;
        });
    }

    public void EditSecret(Action<JsonObject> change)
    {
        var document = JsonNode.Parse(SecretText)!.AsObject();
        change(document);
        Store.Put(SecretName, Token(), Payload(document.ToJsonString()), null, TimeSpan.Zero, Now);
    }

    public void DeleteUser()
    {
        foreach (var key in User.AccessKeys.ToList())
        {
            User.RemoveAccessKey(key, Now);
        }

        Account.RemoveUser(User, Now);
    }

    private string SecretText => Store.Find(SecretName, Now).Staging.HolderOf(SecretStaging.Current)!.Payload!.Text!;

    private string ProfileText
    {
        get
        {
            var before = Files.Before;
            Files.Before = null;
            var text = Encoding.UTF8.GetString(Files.Read(Profile.Name) ?? []);
            Files.Before = before;
            return text;
        }
    }

    private void PutProfile(AccessKey key)
    {
        var before = Files.Before;
        Files.Before = null;
        var text = $"# kept\n[other]\nregion = eu-west-1\n\n[prod]\naws_access_key_id = {key.Id}\naws_secret_access_key = {key.Secret}\n";
        Files.Replace(Profile.Name, Encoding.UTF8.GetBytes(text), Files.Read(Profile.Name));
        Files.Before = before;
    }

    private string Token() => $"{_tokens++:D32}";

    private static SecretPayload Payload(string text) => SecretPayload.From(text, null)!;
}
