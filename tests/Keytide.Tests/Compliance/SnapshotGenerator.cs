using Keytide.Inventory;
using Keytide.Tests.Support;
using static Keytide.Tests.Support.AccountBuilder;

namespace Keytide.Tests.Compliance;

/// <summary>Makes accounts of every shape from a seed, and takes facts away from them.</summary>
internal sealed class SnapshotGenerator(ulong seed)
{
    private const string Git = """{"Statement":[{"Effect":"Allow","Action":"codecommit:*","Resource":"*"}]}""";
    private const string Everything = """{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private const string Conditional =
        """{"Statement":[{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}]}""";

    private static readonly string[] Documents = [Git, Everything, Conditional, "{", """{"Statement":[]}"""];
    private static readonly string[] Services =
        ["codecommit.amazonaws.com", "cassandra.amazonaws.com", "bedrock.amazonaws.com", "logs.amazonaws.com", "new.amazonaws.com"];

    private readonly SeededEntropy _chance = new(seed);

    public AccountSnapshot Account()
    {
        var account = new AccountBuilder();
        string[] attached = Sometimes() ? ["arn:aws:iam::aws:policy/AdministratorAccess"] : [];
        account.Group("staff", attached, Sometimes() ? [("g", Document())] : []);
        account.Policy("arn:aws:iam::aws:policy/AdministratorAccess", Everything, Number(2));
        account.Policy("arn:aws:iam::111122223333:policy/own", Document(), Number(2), Number(2));
        account.Policy("arn:aws:iam::aws:policy/AWSCloudShellFullAccess", """{"Statement":[]}""", Number(2));
        for (var i = Number(4); i > 0; i--)
        {
            account.User($"user{i}", user => User(user, i));
        }

        return account.Root(Root).With(snapshot => snapshot with
        {
            UnassignedMfaDevices = Sometimes() ? List("arn:aws:iam::111122223333:mfa/x") : List<string>(),
            ServerCertificates = Sometimes()
                ? List(new ServerCertificate("ASCA1", "web", "arn:cert", null, Ago(Age() - 200)))
                : List<ServerCertificate>(),
            PasswordPolicy = Known(Sometimes() ? PasswordPolicy.AwsDefault : OwnPolicy()),
            OrganizationRootFeatures = Sometimes() ? List("RootSessions") : List("RootSessions", "RootCredentialsManagement"),
        }).Build();
    }

    /// <summary>The same account with about one fact in four not read.</summary>
    public AccountSnapshot Lose(AccountSnapshot account) => account with
    {
        Users = Lose(account.Users.Select<IReadOnlyList<UserFacts>>(users => [.. users.Select(Lose)]), oneIn: 12),
        Root = account.Root with
        {
            Password = Lose(account.Root.Password.Select(password => password with { LastUse = Lose(password.LastUse) })),
            MfaActive = Lose(account.Root.MfaActive),
            MfaIsHardware = Lose(account.Root.MfaIsHardware),
            AccessKeys = Lose(account.Root.AccessKeys),
            AccessKeyPresent = Lose(account.Root.AccessKeyPresent),
            SigningCertificates = Lose(account.Root.SigningCertificates),
        },
        Groups = Lose(account.Groups),
        Policies = Lose(account.Policies),
        PasswordPolicy = Lose(account.PasswordPolicy),
        Summary = Lose(account.Summary),
        ServerCertificates = Lose(account.ServerCertificates),
        UnassignedMfaDevices = Lose(account.UnassignedMfaDevices),
        OrganizationRootFeatures = Lose(account.OrganizationRootFeatures),
    };

    /// <summary>The same account with users, groups, policies and each user's credentials in another order.</summary>
    public AccountSnapshot Shuffle(AccountSnapshot account) => account with
    {
        Users = account.Users.Select<IReadOnlyList<UserFacts>>(users => Shuffle(users.Select(user => user with
        {
            AccessKeys = user.AccessKeys.Select(Shuffle),
            SigningCertificates = user.SigningCertificates.Select(Shuffle),
            ServiceSpecificCredentials = user.ServiceSpecificCredentials.Select(Shuffle),
            SshPublicKeys = user.SshPublicKeys.Select(Shuffle),
            MfaDevices = user.MfaDevices.Select(Shuffle),
        }))),
        Groups = account.Groups.Select(Shuffle),
        Policies = account.Policies.Select(Shuffle),
    };

    private UserBuilder User(UserBuilder user, int index)
    {
        user.Created(Age() + 500).In(Sometimes() ? ["staff"] : []);
        for (var i = Number(3); i > 0; i--)
        {
            user.Key(Number(4) == 0 ? null : $"AKIAIOSFODNN7EXA{index:D2}{i:D2}", Age(), Age(), Sometimes(), Status());
        }

        for (var i = Number(2); i > 0; i--)
        {
            user.Service($"ACCA{index}{i}", Services[Number(Services.Length - 1)], Age(), Sometimes() ? Age() : null, Status());
            user.Certificate(Sometimes() ? null : $"CERT{index}{i}", Age(), Status());
            user.Ssh($"APKA{index}{i}", Age(), Status());
        }

        if (Sometimes())
        {
            user.Password(Age(), Age(), Sometimes());
        }

        if (Sometimes())
        {
            var kind = (MfaDeviceKind)Number(3);
            var certifications = new Dictionary<string, string>(Sometimes() ? [new("FIDO", "L1")] : []);
            user.Mfa(new MfaDevice("S1", kind, null, Known<IReadOnlyDictionary<string, string>>(certifications)));
        }

        if (Sometimes())
        {
            user.Inline("own", Document());
        }

        return Sometimes() ? user.Boundary("arn:aws:iam::111122223333:policy/own") : user;
    }

    private RootFacts Root(RootFacts root)
    {
        var hasKey = Sometimes();
        return root with
        {
            Password = Known(new ConsolePassword(Sometimes(), Known(Use()), Ago(900), null)),
            MfaActive = Known(Sometimes()),
            MfaIsHardware = Known(Sometimes()),
            AccessKeyPresent = Known(hasKey),
            AccessKeys = hasKey
                ? List(new AccessKey(null, CredentialStatus.Active, Known(Ago(Age())), Known(new LastUse(Ago(Age())))))
                : List<AccessKey>(),
        };
    }

    private UserFacts Lose(UserFacts user) => user with
    {
        CreatedAt = Lose(user.CreatedAt),
        Tags = Lose(user.Tags),
        Permissions = Lose(user.Permissions),
        Password = Lose(user.Password.Select(password => password with { LastUse = Lose(password.LastUse) })),
        MfaActive = Lose(user.MfaActive),
        MfaDevices = Lose(user.MfaDevices),
        AccessKeys = Lose(user.AccessKeys.Select<IReadOnlyList<AccessKey>>(keys =>
            [.. keys.Select(key => key with { CreatedAt = Lose(key.CreatedAt), LastUse = Lose(key.LastUse) })])),
        SigningCertificates = Lose(user.SigningCertificates),
        SshPublicKeys = Lose(user.SshPublicKeys),
        ServiceSpecificCredentials = Lose(user.ServiceSpecificCredentials),
    };

    private Fact<T> Lose<T>(Fact<T> fact, int oneIn = 4)
        where T : notnull => Number(oneIn - 1) == 0 ? Unread<T>("lost") : fact;

    private IReadOnlyList<T> Shuffle<T>(IEnumerable<T> items) =>
        [.. items.Select(item => (item, Order: _chance.NextDouble())).OrderBy(pair => pair.Order).Select(pair => pair.item)];

    private LastUse Use() => Sometimes() ? new LastUse(Ago(Age())) : LastUse.Never;

    private PasswordPolicy OwnPolicy() =>
        new() { IsCustom = true, MinimumLength = 14, MaximumAgeDays = Sometimes() ? 90 : null, ReusePrevention = 24 };

    private bool Sometimes() => Number(1) == 0;

    private int Number(int most) => (int)(_chance.NextDouble() * (most + 1));

    private double Age() => _chance.NextDouble() * 200;

    private string Document() => Documents[Number(Documents.Length - 1)];

    private CredentialStatus Status() => Number(9) switch
    {
        0 => CredentialStatus.Unknown,
        1 or 2 => CredentialStatus.Inactive,
        _ => CredentialStatus.Active,
    };
}
