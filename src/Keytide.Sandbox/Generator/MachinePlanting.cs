namespace Keytide.Sandbox.Generator;

/// <summary>Machines: <c>app-…</c> for own services, <c>ci-…</c> for builds, <c>svc-…</c> for bought tools, and old ones.</summary>
internal static class MachinePlanting
{
    private static readonly string[] AppServices = ["s3", "dynamodb", "sqs", "sns", "ses", "kinesis", "secretsmanager"];
    private static readonly string[] BuildServices = ["ecr", "s3", "sts", "ecs", "cloudformation", "lambda"];
    private static readonly string[] VendorServices = ["monitoring", "s3", "ec2", "logs", "ce"];

    /// <summary>So many names, no two alike, in the proportions of the account's kind.</summary>
    public static IReadOnlyList<string> Names(Site site, int count)
    {
        var (chance, kind) = (site.Chance, site.Kind);
        var pools = new[] { Pool(chance, Applications()), Pool(chance, Builds()), Tools(chance), Pool(chance, Old(site)) };
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var round = 1; names.Count < count; round++)
        {
            var drawn = pools[PoolOf(kind, chance.NextDouble())];
            var pool = drawn.Count > 0 ? drawn : pools.FirstOrDefault(each => each.Count > 0);
            if (pool is null)
            {
                names.Add($"svc-worker-{round}");
            }
            else
            {
                names.Add(pool.Dequeue());
            }
        }
        return [.. names];
    }

    public static void Plant(Site site, string name)
    {
        var chance = site.Chance;
        var isOld = !name.Contains('-') || Vocabulary.OldMachines.Contains(name);
        var user = site.Account.AddUser(name, PersonPlanting.Created(site), isOld ? "/" : "/service/");
        var team = chance.Pick(Vocabulary.Teams);
        UserPlanting.Tag(site, user, team, $"{team}@{site.Company.Domain}");
        var (group, services) = name[..Math.Max(0, name.IndexOf('-'))] switch
        {
            "ci" => ("builders", BuildServices),
            "svc" => ("exporters", VendorServices),
            _ => ("applications", AppServices),
        };
        UserPlanting.Join(site, user, group);
        if (chance.Happens(0.97))
        {
            KeyPlanting.Plant(site, user, services);
            UserPlanting.SecondKey(site, user, services);
        }
        UserPlanting.Finish(site, user);
    }

    // 0 applications, 1 builds, 2 tools, 3 old ones
    private static int PoolOf(AccountKind kind, double draw) => kind switch
    {
        AccountKind.ContinuousIntegration => draw < 0.8 ? 1 : draw < 0.92 ? 2 : 3,
        AccountKind.Log or AccountKind.Security or AccountKind.Management => 2,
        AccountKind.Data => draw < 0.45 ? 2 : draw < 0.9 ? 0 : 1,
        AccountKind.Development => draw < 0.55 ? 0 : draw < 0.75 ? 1 : draw < 0.9 ? 2 : 3,
        AccountKind.Standalone => draw < 0.5 ? 0 : draw < 0.75 ? 1 : draw < 0.97 ? 2 : 3,
        _ => draw < 0.7 ? 0 : draw < 0.85 ? 2 : 1,
    };

    private static Queue<string> Pool(Chance chance, IEnumerable<string> names) => new(chance.Shuffled(names));

    private static IEnumerable<string> Applications() =>
        from service in Vocabulary.Services from part in Vocabulary.ServiceParts select $"app-{service}-{part}";

    private static IEnumerable<string> Builds() =>
        from tool in Vocabulary.BuildTools from service in Vocabulary.Services select $"ci-{tool}-{service}";

    // One user for all teams first; in large accounts each team has its own.
    private static Queue<string> Tools(Chance chance) => new(
    [
        .. chance.Shuffled(Vocabulary.Vendors.Select(vendor => $"svc-{vendor}")),
        .. chance.Shuffled(from vendor in Vocabulary.Vendors from team in Vocabulary.Teams select $"svc-{vendor}-{team}"),
    ]);

    private static IEnumerable<string> Old(Site site) => site.Tidiness.NoOwner > 0.05 ? Vocabulary.OldMachines : [];
}
