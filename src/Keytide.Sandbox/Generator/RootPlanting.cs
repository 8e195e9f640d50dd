using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Generator;

/// <summary>
/// Root, the password policy and the server certificates: what is of the account and not of a user.
/// <code>
/// account       root's password   second factor   key               last used      password policy
/// management    yes               hardware        none              200 days ago   strong
/// standalone    yes               virtual         3 years, unused   12 days ago    weak
/// prod          yes               virtual         none              never          strong
/// staging       yes               virtual         none              never          weak
/// dev           yes               none            3 years, active   12 days ago    none
/// ci            yes               none            none              never          weak
/// data          yes               virtual         2 years, inactive never          strong
/// log, security none (centralized)                                                 strong
/// workload      every third with a password and a virtual device, the others none  strong, every fourth weak
/// </code>
/// </summary>
internal static class RootPlanting
{
    private static readonly PasswordPolicy Strong = new()
    {
        MinimumLength = 14,
        RequireSymbols = true,
        RequireNumbers = true,
        RequireUppercase = true,
        RequireLowercase = true,
        AllowUsersToChange = true,
        MaxAgeDays = 90,
        ReusePrevention = 24,
    };

    private static readonly PasswordPolicy Weak = new() { MinimumLength = 8, RequireNumbers = true, AllowUsersToChange = true };

    public static void Plant(Site site)
    {
        var root = site.Account.Root;
        root.HasPassword = HasPassword(site);
        if (root.HasPassword)
        {
            PlantSecondFactor(site, root);
        }
        if (site.Kind is AccountKind.Development or AccountKind.Standalone or AccountKind.Data)
        {
            PlantKey(site, root);
        }
        if (site.Kind == AccountKind.Management)
        {
            root.PasswordLastUse.Note(site.Ago(TimeSpan.FromDays(200)), "signin", "N/A", site.Ago(TimeSpan.FromDays(200)));
        }
        PlantPasswordPolicy(site);
        PlantCertificates(site);
    }

    private static bool HasPassword(Site site) => site.Kind switch
    {
        AccountKind.Log or AccountKind.Security => false,
        AccountKind.Workload => site.Number % 3 == 0,
        _ => true,
    };

    private static void PlantSecondFactor(Site site, RootUser root)
    {
        var at = site.Account.CreatedAt.AddHours(1);
        switch (site.Kind)
        {
            case AccountKind.Management:
                root.AddHardwareMfa(at);
                break;
            case AccountKind.Development or AccountKind.ContinuousIntegration:
                site.Note(PlantedFact.Root, Flaw.RootWithoutMfa);
                break;
            default:
                root.AddVirtualMfa(at);
                site.Note(PlantedFact.Root, Flaw.RootWithVirtualMfa);
                break;
        }
    }

    private static void PlantKey(Site site, RootUser root)
    {
        var isActive = site.Kind != AccountKind.Data;
        var age = KeyPlanting.Clear(site.Chance.Days(700, 1_200));
        var key = root.AddAccessKey(site.Ago(age) > site.Account.CreatedAt ? site.Ago(age) : site.Account.CreatedAt.AddHours(3));
        site.Note(PlantedFact.Root, Flaw.RootKey, key.Id);
        if (!isActive)
        {
            key.SetStatus(KeyStatus.Inactive, site.Ago(age / 2));
            return;
        }
        KeyPlanting.Use(site, key, TimeSpan.FromDays(410), ["s3"]);
        var signedIn = site.Ago(TimeSpan.FromDays(14));
        root.PasswordLastUse.Note(signedIn, "signin", "N/A", signedIn);
        site.Note(PlantedFact.Root, Flaw.RootUsed);
    }

    private static void PlantPasswordPolicy(Site site)
    {
        site.Account.PasswordPolicy = site.Kind switch
        {
            AccountKind.Development => null,
            AccountKind.Standalone or AccountKind.Staging or AccountKind.ContinuousIntegration => Weak,
            AccountKind.Workload when site.Number % 4 == 0 => Weak,
            _ => Strong,
        };
        if (site.Account.PasswordPolicy is null)
        {
            site.Note("", Flaw.NoPasswordPolicy);
        }
        else if (site.Account.PasswordPolicy == Weak)
        {
            site.Note("", Flaw.WeakPasswordPolicy);
        }
    }

    private static void PlantCertificates(Site site)
    {
        (string Name, double EndsInDays)[] certificates = site.Kind switch
        {
            AccountKind.Production or AccountKind.Standalone =>
                [($"www-{site.Company.Name}", 210), ($"api-{site.Company.Name}", 14), ($"old-{site.Company.Name}", -230)],
            AccountKind.Staging => [($"staging-{site.Company.Name}", -40)],
            _ => [],
        };
        foreach (var (name, endsInDays) in certificates)
        {
            var ends = site.Now.AddDays(endsInDays);
            site.Account.AddServerCertificate(name, Later(ends.AddDays(-397), site.Account.CreatedAt), ends);
            if (endsInDays < 30)
            {
                site.Note(name, endsInDays < 0 ? Flaw.ServerCertificateExpired : Flaw.ServerCertificateExpiring);
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
