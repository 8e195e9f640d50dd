using Keytide.Sandbox;
using Keytide.Sandbox.World;

namespace Keytide.Tests.Sandbox;

/// <summary>One account with an administrator, and clients for whoever is needed.</summary>
internal sealed class SmallWorld
{
    public const string AccountId = "111111111111";

    public SmallWorld(SandboxOptions? options = null)
    {
        World = new SandboxWorld(options?.Seed ?? 1);
        Account = World.AddAccount(AccountId, "main", Time.Now.AddYears(-1));
        Administrator = Account.AddUser("administrator", Time.Now.AddDays(-300));
        Administrator.AttachPolicy("arn:aws:iam::aws:policy/AdministratorAccess", Time.Now.AddDays(-300));
        Aws = new SandboxAws(World, Time, options);
        Admin = ClientOf(Administrator.AddAccessKey(Time.Now.AddDays(-10)));
    }

    public VirtualTime Time { get; } = new();

    public SandboxWorld World { get; }

    public Account Account { get; }

    public User Administrator { get; }

    public SandboxAws Aws { get; }

    /// <summary>Signs with the administrator's key.</summary>
    public SandboxClient Admin { get; }

    public SandboxClient ClientOf(AccessKey key) => new(Aws, Time, key.Id, key.Secret);

    public SandboxClient ClientOf(Session session) => new(Aws, Time, session.AccessKeyId, session.Secret, session.Token);

    public SandboxClient Root() => ClientOf(Account.Root.AccessKeys.FirstOrDefault() ?? Account.Root.AddAccessKey(Time.Now.AddDays(-30)));
}
