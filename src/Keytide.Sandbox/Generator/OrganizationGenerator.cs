using System.Globalization;
using Keytide.Sandbox.World;
using Keytide.Sandbox.World.Organizations;

namespace Keytide.Sandbox.Generator;

/// <summary>
/// Makes a believable company from a seed: accounts for production, staging, development, builds, data, logs and security below a
/// management account, people and machines in them, and what goes wrong with their credentials over the years. Only the management
/// account is filled at once; the others when they are first looked into.
/// </summary>
public static class OrganizationGenerator
{
    private static readonly (AccountKind Kind, string Name, string Unit)[] Named =
    [
        (AccountKind.Management, "management", ""),
        (AccountKind.Production, "prod", "Production"),
        (AccountKind.Staging, "staging", "Non-Production"),
        (AccountKind.Development, "dev", "Non-Production"),
        (AccountKind.ContinuousIntegration, "ci", "Infrastructure"),
        (AccountKind.Data, "data", "Production"),
        (AccountKind.Log, "log", "Security"),
        (AccountKind.Security, "security", "Security"),
    ];

    public static GeneratedOrganization Generate(OrganizationShape shape)
    {
        if (shape.Accounts is < 1 or > OrganizationShape.MaximumAccounts || shape.Users is < 1 or > OrganizationShape.MaximumUsers)
        {
            throw new ArgumentOutOfRangeException(nameof(shape), "1 to 100,000 accounts of 1 to 5,000 users.");
        }
        var chance = new Chance(shape.Seed).Fork("organization");
        var company = new Company(chance);
        var world = new SandboxWorld(shape.Seed);
        var accounts = Enumerable.Range(0, shape.Accounts).Select(number => Outline(shape, company, chance, number)).ToList();
        var management = accounts[0].Id;
        for (var number = 0; number < accounts.Count; number++)
        {
            var (account, place) = (accounts[number], number);
            world.AddAccount(account.Id, account.Name, account.CreatedAt, target => Fill(target, place));
        }
        AddOrganization(world, company, chance, accounts);
        var administrator = world.FindAccount(management)!.Users.Find("keytide-operator")!;
        return new GeneratedOrganization(world, company.Name, accounts, administrator.AccessKeys[0], Again);

        IReadOnlyList<PlantedFact> Fill(Account target, int number) =>
            AccountFilling.Fill(new Site(target, accounts[number].Kind, company, number, shape.Now), shape.Users, management);

        IReadOnlyList<PlantedFact> Again(int number)
        {
            var account = accounts[number];
            return Fill(new SandboxWorld(shape.Seed).AddAccount(account.Id, account.Name, account.CreatedAt), number);
        }
    }

    private static GeneratedAccount Outline(OrganizationShape shape, Company company, Chance chance, int number)
    {
        var own = chance.Fork($"account/{number}");
        // Distinct by construction: seven digits of chance, then five that differ for each number below 100,000.
        var digits = 100_000_000_000 + (own.NextInt(8_999_999) * 100_000L) + (((number * 61_003L) + 27_413) % 100_000);
        var id = digits.ToString(CultureInfo.InvariantCulture);
        var (kind, name) = shape.Accounts == 1
            ? (AccountKind.Standalone, "main")
            : number < Named.Length
                ? (Named[number].Kind, Named[number].Name)
                : (AccountKind.Workload, $"workload-{number - Named.Length + 1:D4}");
        var years = kind switch
        {
            AccountKind.Management or AccountKind.Standalone => 8.5,
            AccountKind.Workload => 0.8 + (own.NextDouble() * 4),
            _ => 5.5 + own.NextDouble(),
        };
        var createdAt = shape.Now.AddDays(-Math.Floor(years * 365)).AddSeconds(-own.NextInt(80_000));
        return new GeneratedAccount(id, $"{company.Name}-{name}", kind, createdAt, $"arn:aws:iam::{id}:role/{Permissions.AuditRole}");
    }

    private static void AddOrganization(SandboxWorld world, Company company, Chance chance, IReadOnlyList<GeneratedAccount> accounts)
    {
        var rootLetters = Letters(chance, 4);
        var rootId = "r-" + rootLetters;
        var organization = new Organization("o-" + Letters(chance, 10), rootId, Member(accounts[0], rootId, company), world.Partition);
        var units = new Dictionary<string, string>();
        foreach (var (name, parent) in new[]
                 {
                     ("Security", ""), ("Infrastructure", ""), ("Workloads", ""),
                     ("Production", "Workloads"), ("Non-Production", "Workloads"),
                 })
        {
            units[name] = $"ou-{rootLetters}-{Letters(chance, 8)}";
            organization.AddUnit(new OrganizationalUnit(units[name], name, parent.Length == 0 ? rootId : units[parent]));
        }
        for (var number = 1; number < accounts.Count; number++)
        {
            var unit = number < Named.Length ? Named[number].Unit : number % 3 == 0 ? "Non-Production" : "Production";
            organization.AddAccount(Member(accounts[number], units[unit], company));
            organization.Tag(accounts[number].Id, "environment", unit.ToLowerInvariant());
        }
        organization.EnabledFeatures.UnionWith(["RootCredentialsManagement", "RootSessions"]);
        foreach (var service in new[] { "access-analyzer", "cloudtrail", "iam" })
        {
            organization.TrustedServices[$"{service}.amazonaws.com"] = accounts[0].CreatedAt.AddDays(10);
        }

        if (accounts.FirstOrDefault(account => account.Kind == AccountKind.Security) is { } security)
        {
            organization.Delegate(new DelegatedAdministrator(security.Id, "access-analyzer.amazonaws.com", security.CreatedAt.AddDays(3)));
        }
        world.Part<OrganizationPlace>().Organization = organization;
    }

    private static MemberAccount Member(GeneratedAccount account, string parentId, Company company) =>
        new(account.Id, account.Name, $"aws+{account.Name[(company.Name.Length + 1)..]}@{company.Domain}", parentId, account.CreatedAt);

    private static string Letters(Chance chance, int count) =>
        string.Concat(Enumerable.Range(0, count).Select(_ => "abcdefghijklmnopqrstuvwxyz0123456789"[chance.NextInt(36)]));
}
