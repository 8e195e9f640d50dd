using Keytide.Sandbox.World;

namespace Keytide.Sandbox.Generator;

/// <summary>
/// The credentials that few users have. At most three users of an account have a certificate, an SSH key, permissions for CodeCommit,
/// an administrator policy of their own or a device that is not virtual: the kinds that take a call for each user to find out.
/// </summary>
internal static class RarePlanting
{
    public static IReadOnlyList<RareUser> In(AccountKind kind, int number) => kind switch
    {
        AccountKind.Standalone =>
        [
            RareUser.BreakGlass, RareUser.GitUser, RareUser.BedrockWithoutEnd, RareUser.CertificateSigner, RareUser.Keyspaces,
            RareUser.BedrockEnding, RareUser.GitPasswordLeftBehind, RareUser.BedrockEnded, RareUser.OldDeployer,
        ],
        AccountKind.Development =>
        [
            RareUser.GitUser, RareUser.BedrockWithoutEnd, RareUser.CertificateSigner, RareUser.BedrockEnding, RareUser.BedrockWithoutEnd,
            RareUser.GitPasswordLeftBehind, RareUser.OldDeployer,
        ],
        AccountKind.ContinuousIntegration => [RareUser.GitUser, RareUser.GitPasswordLeftBehind],
        AccountKind.Data => [RareUser.Keyspaces, RareUser.BedrockEnding, RareUser.BedrockWithoutEnd, RareUser.BedrockEnded],
        AccountKind.Management or AccountKind.Production => [RareUser.BreakGlass],
        AccountKind.Staging => [RareUser.BedrockEnding],
        AccountKind.Workload when number % 5 == 0 => [RareUser.BedrockWithoutEnd],
        AccountKind.Workload when number % 7 == 0 => [RareUser.CertificateSigner],
        _ => [],
    };

    /// <param name="place">Its place among the rare users of the account, so that two of a kind differ in name.</param>
    public static void Plant(Site site, RareUser kind, int place)
    {
        var user = kind switch
        {
            RareUser.CertificateSigner => AddFirst(site, "soap-gateway"),
            RareUser.GitUser => Add(site, site.Company.Person(4_000 + (site.Number % 1_000)).UserName, "/people/platform/"),
            RareUser.BreakGlass => AddFirst(site, "break-glass", "/emergency/"),
            RareUser.Keyspaces => Add(site, "svc-keyspaces-sync", "/service/"),
            RareUser.GitPasswordLeftBehind => Add(site, "git-mirror", "/"),
            RareUser.OldDeployer => AddFirst(site, "deployer"),
            _ => AddBedrock(site, kind, $"BedrockAPIKey-{site.Account.Ids.Letters(4).ToLowerInvariant()}{place}"),
        };
        switch (kind)
        {
            case RareUser.CertificateSigner:
                user.AddSigningCertificate(Later(site.Ago(TimeSpan.FromDays(1_400)), user.CreatedAt));
                site.Note(user, Flaw.SigningCertificate, user.SigningCertificates[0].Id);
                break;
            case RareUser.GitUser:
                PlantGit(site, user);
                break;
            case RareUser.BreakGlass:
                PlantBreakGlass(site, user);
                break;
            case RareUser.Keyspaces:
                user.Join(site.Account.Groups.Find("applications")!, user.CreatedAt);
                Credential(site, user, "cassandra.amazonaws.com", 500, null);
                break;
            case RareUser.OldDeployer:
                PlantOldKey(site, user);
                break;
            case RareUser.GitPasswordLeftBehind:
                Credential(site, user, "codecommit.amazonaws.com", 800, null);
                break;
            default:
                PlantBedrock(site, user, kind);
                break;
        }
        UserPlanting.Finish(site, user);
    }

    private static User Add(Site site, string name, string path) =>
        Describe(site, site.Account.AddUser(name, PersonPlanting.Created(site), path), path);

    private static User AddFirst(Site site, string name, string path = "/") =>
        Describe(site, site.Account.AddUser(name, site.Account.CreatedAt.AddDays(6), path), path);

    // Bedrock's console makes the user together with its key.
    private static User AddBedrock(Site site, RareUser kind, string name) =>
        Describe(site, site.Account.AddUser(name, site.Ago(TimeSpan.FromDays(BedrockKey(kind).AgeDays))), "/");

    private static User Describe(Site site, User user, string path)
    {
        if (path == "/")
        {
            site.Note(user, Flaw.NoOwner);
        }
        else
        {
            user.Tags.AddRange([new Tag("owner", $"platform@{site.Company.Domain}"), new Tag("team", "platform")]);
        }
        return user;
    }

    private static void PlantOldKey(Site site, User user)
    {
        var at = user.CreatedAt.AddDays(40);
        var key = user.AddAccessKey(at, at < KeyIdReader.EncodedSince ? site.Account.Ids.LegacyAccessKeyId() : null);
        KeyPlanting.Use(site, key, TimeSpan.FromHours(7), ["s3", "ec2"]);
        site.Note(user, Flaw.OldKey, key.Id);
        user.Join(site.Account.Groups.Find("legacy-tools")!, user.CreatedAt);
    }

    private static void PlantGit(Site site, User user)
    {
        user.PutPolicy("codecommit", PolicyTexts.Allow("codecommit:*"), user.CreatedAt);
        site.Note(user, Flaw.PolicyOnUser);
        var key = user.AddSshPublicKey(Later(site.Ago(TimeSpan.FromDays(420)), user.CreatedAt));
        site.Note(user, Flaw.SshPublicKey, key.Id);
        Credential(site, user, "codecommit.amazonaws.com", 300, null);
    }

    private static void PlantBreakGlass(Site site, User user)
    {
        user.AttachPolicy(Permissions.AwsPolicy(site, "AdministratorAccess"), user.CreatedAt);
        site.Note(user, Flaw.PolicyOnUser);
        site.Note(user, Flaw.AdministratorPolicyOnUser);
        user.AddLoginProfile(user.CreatedAt.AddMinutes(5));
        var securityKey = $"arn:{site.Account.Partition}:iam::{site.Account.Id}:u2f/user/break-glass/safe-{site.Account.Ids.Letters(10)}";
        user.AddHardwareMfa(user.CreatedAt.AddMinutes(30), site.Kind == AccountKind.Standalone ? null : securityKey);
        if ((site.Now - user.CreatedAt).TotalDays > 10)
        {
            user.NoteSignIn(site.Ago(TimeSpan.FromDays(9)));
        }
    }

    private static void PlantBedrock(Site site, User user, RareUser kind)
    {
        user.AttachPolicy(Permissions.AwsPolicy(site, "AmazonBedrockLimitedAccess"), user.CreatedAt);
        site.Note(user, Flaw.PolicyOnUser);
        var (age, days) = BedrockKey(kind);
        Credential(site, user, "bedrock.amazonaws.com", age, days);
    }

    private static (int AgeDays, int? EndsAfter) BedrockKey(RareUser kind) => kind switch
    {
        RareUser.BedrockEnding => (14, 30),
        RareUser.BedrockEnded => (65, 30),
        _ => (150, null),
    };

    private static void Credential(Site site, User user, string service, int ageDays, int? endsAfter)
    {
        var credential = user.AddServiceCredential(service, Later(site.Ago(TimeSpan.FromDays(ageDays)), user.CreatedAt), endsAfter);
        site.Note(user, Flaw.ServiceCredential, credential.Id);
        if (endsAfter is null && service.StartsWith("bedrock", StringComparison.Ordinal))
        {
            site.Note(user, Flaw.ServiceCredentialWithoutEnd, credential.Id);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other.AddMinutes(10);
}
