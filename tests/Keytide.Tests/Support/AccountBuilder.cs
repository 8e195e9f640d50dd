using Keytide.Inventory;

namespace Keytide.Tests.Support;

/// <summary>
/// Makes the facts of an account for a test. Without a word it is an account in good order: no users, root with hardware MFA and no keys, a
/// strict password policy, everything read live at <see cref="Now"/>.
/// </summary>
public sealed class AccountBuilder
{
    public static readonly DateTimeOffset Now = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly AccountId Id = AccountId.Parse("111122223333");

    public static readonly Provenance Live = new("test", Now, TimeSpan.Zero);

    private readonly List<UserFacts> _users = [];
    private readonly List<UserGroup> _groups = [];
    private readonly List<ManagedPolicy> _policies = [];
    private AccountSnapshot _snapshot = Empty();

    public static Fact<T> Known<T>(T value)
        where T : notnull => Fact.Known(value, Live);

    public static Fact<IReadOnlyList<T>> List<T>(params T[] items) => Known<IReadOnlyList<T>>(items);

    public static Fact<T> Unread<T>(string reason = "AccessDenied")
        where T : notnull => Fact.Unknown<T>(reason);

    public static DateTimeOffset Ago(double days) => Now - TimeSpan.FromDays(days);

    public AccountBuilder User(string name, Func<UserBuilder, UserBuilder>? shape = null)
    {
        var builder = new UserBuilder(name);
        _users.Add((shape?.Invoke(builder) ?? builder).Build());
        return this;
    }

    public AccountBuilder User(UserFacts user)
    {
        _users.Add(user);
        return this;
    }

    public AccountBuilder Root(Func<RootFacts, RootFacts> change) => With(snapshot => snapshot with { Root = change(snapshot.Root) });

    public AccountBuilder Group(string name, string[]? attached = null, (string Name, string Document)[]? inline = null)
    {
        _groups.Add(new UserGroup(
            name,
            $"arn:aws:iam::{Id}:group/{name}",
            [.. (inline ?? []).Select(policy => new InlinePolicy(policy.Name, policy.Document))],
            [.. (attached ?? []).Select(arn => new PolicyAttachment(arn[(arn.LastIndexOf('/') + 1)..], arn))]));
        return this;
    }

    public AccountBuilder Policy(string arn, string document, int attachments = 1, int boundaries = 0)
    {
        var name = arn[(arn.LastIndexOf('/') + 1)..];
        var isAws = arn.Contains(":iam::aws:", StringComparison.Ordinal);
        _policies.Add(new ManagedPolicy(name, arn, isAws, attachments, boundaries, document));
        return this;
    }

    public AccountBuilder With(Func<AccountSnapshot, AccountSnapshot> change)
    {
        _snapshot = change(_snapshot);
        return this;
    }

    public AccountSnapshot Build() => _snapshot with
    {
        Users = _snapshot.Users.IsKnown ? List([.. _users.OrderBy(user => user.Principal.Name, StringComparer.Ordinal)]) : _snapshot.Users,
        Groups = _snapshot.Groups.IsKnown ? List([.. _groups]) : _snapshot.Groups,
        Policies = _snapshot.Policies.IsKnown ? List([.. _policies]) : _snapshot.Policies,
    };

    private static AccountSnapshot Empty() => new()
    {
        Id = Id,
        Partition = Partition.Aws,
        Users = List<UserFacts>(),
        Root = new RootFacts
        {
            Principal = Principal.RootOf(Id, Partition.Aws),
            Password = Known(new ConsolePassword(Enabled: true, Known(LastUse.Never), Ago(1000), NextRotation: null)),
            MfaActive = Known(true),
            MfaIsHardware = Known(true),
            AccessKeys = List<AccessKey>(),
            AccessKeyPresent = Known(false),
            SigningCertificates = List<SigningCertificate>(),
        },
        Groups = List<UserGroup>(),
        Policies = List<ManagedPolicy>(),
        PasswordPolicy = Known(new PasswordPolicy
        {
            IsCustom = true,
            MinimumLength = 14,
            RequireLowercase = true,
            RequireNumbers = true,
            RequireSymbols = true,
            RequireUppercase = true,
            ReusePrevention = 24,
        }),
        Summary = Known<IReadOnlyDictionary<string, int>>(new Dictionary<string, int>
        {
            ["AccessKeysPerUserQuota"] = 2,
            ["AccountPasswordPresent"] = 1,
            ["AccountSigningCertificatesPresent"] = 0,
        }),
        ServerCertificates = List<ServerCertificate>(),
        UnassignedMfaDevices = List<string>(),
        OrganizationRootFeatures = List("RootCredentialsManagement", "RootSessions"),
        Gaps = [],
    };
}
